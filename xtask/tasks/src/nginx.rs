//! nginx with its brotli module: found or fetched, and run for a test.

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use fs_err as fs;
use which::which;

use crate::cache::{self, Cache};
use crate::command;
use crate::debian;

const PACKAGES: [&str; 2] = ["nginx", "libnginx-mod-http-brotli-static"];
const MODULE: &str = "ngx_http_brotli_static_module.so";
/// Far longer than it takes, for slow machines.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Nginx {
    program: PathBuf,
    module: PathBuf,
}

impl Nginx {
    pub fn ensure(cache: &Cache) -> Result<Self> {
        if let Some(installed) = installed() {
            return Ok(installed);
        }
        if !debian::can_unpack() {
            bail!(
                "the test of the hosts' files needs nginx with {MODULE} (Debian's packages: {}); install both, or leave \
                 this test out by naming other stages",
                PACKAGES.join(" ")
            );
        }
        let kept = debian::unpack(cache, &PACKAGES, "the test of the hosts' files")?;
        let nginx = Self { program: kept.join("usr/sbin/nginx"), module: kept.join("usr/lib/nginx/modules").join(MODULE) };
        if command::answer(Command::new(&nginx.program).arg("-v")).is_none() || !nginx.module.is_file() {
            bail!(
                "the nginx in {} does not run; install it with its libraries: apt-get install {}",
                kept.display(),
                PACKAGES.join(" ")
            );
        }
        Ok(nginx)
    }

    /// Serves what the configuration says, on a port of its own, until the value returned is dropped.
    pub fn serve(&self, folder: &Path, site: &str) -> Result<Running> {
        let mut last = anyhow!("nginx was not started");
        // A port that was free a moment ago may be somebody else's by now.
        for _ in 0..3 {
            match self.try_to_serve(folder, site) {
                Ok(running) => return Ok(running),
                Err(problem) => last = problem,
            }
        }
        Err(last)
    }

    fn try_to_serve(&self, folder: &Path, site: &str) -> Result<Running> {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let port = free.context("there is no free port")?.port();
        let listen = format!("listen 127.0.0.1:{port};");
        fs::write(folder.join("site.conf"), site.replacen("listen 80;", &listen, 1))?;
        fs::write(folder.join("nginx.conf"), self.around(folder))?;
        let log_file = folder.join("error.log");
        let log = fs::File::create(&log_file)?.into_file();
        let child = Command::new(&self.program)
            .arg("-p")
            .arg(folder)
            .args(["-e", "stderr", "-c"])
            .arg(folder.join("nginx.conf"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .with_context(|| format!("cannot run {}", self.program.display()))?;
        let mut running = Running { child, port };
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = running.child.try_wait().is_ok_and(|status| status.is_some());
            if ended || began.elapsed() > PATIENCE {
                let log = fs::read_to_string(&log_file)?;
                bail!("nginx does not answer; it said:\n{}", log.trim());
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(running)
    }

    /// What is around the site's own file: one process in the foreground, as this user, that writes to its folder only.
    fn around(&self, folder: &Path) -> String {
        let (module, folder) = (self.module.display(), folder.display());
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
        let temporary: String = temporary.iter().map(|kind| format!("    {kind}_temp_path \"{folder}/{kind}\";\n")).collect();
        format!(
            "daemon off;\nmaster_process off;\npid \"{folder}/nginx.pid\";\nerror_log stderr;\nload_module \"{module}\";\n\
             events {{}}\nhttp {{\n    access_log off;\n{temporary}    include \"{folder}/site.conf\";\n}}\n"
        )
    }
}

/// What is on this machine already; none without the module.
fn installed() -> Option<Nginx> {
    // It is in a folder that is not on everybody's PATH.
    let program = which("nginx").or_else(|_| which("/usr/sbin/nginx")).ok()?;
    let told = Command::new(&program).arg("-V").output().ok()?;
    let told = String::from_utf8_lossy(&told.stderr).into_owned();
    let modules = told.split_whitespace().find_map(|word| word.strip_prefix("--modules-path="))?;
    let module = Path::new(modules).join(MODULE);
    module.is_file().then_some(Nginx { program, module })
}

/// A server that is there as long as this value is.
pub struct Running {
    child: Child,
    pub port: u16,
}

impl Drop for Running {
    fn drop(&mut self) {
        // If it has ended already, there is nothing left to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A folder for what the server writes, emptied of what an earlier run left.
pub fn folder(root: &Path) -> Result<PathBuf> {
    let folder = root.join("target/nginx");
    cache::remove(&folder)?;
    fs::create_dir_all(&folder)?;
    Ok(folder)
}
