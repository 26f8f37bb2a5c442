//! One step or checklist as text to send: what it is, where, what to do, and the link.

use super::guide::{Checklist, Guide, Step};
use super::system::{Device, Systems};

impl Guide {
    /// A step in full, for somebody who may never open the link.
    pub fn step_instructions(&self, step: &Step, systems: Systems, link: &str) -> String {
        let mut lines = vec![step.title.to_string()];
        if let Some(risk) = step.caution {
            lines.push(format!("{}: {} {}", self.words.risk, risk.cost, risk.save));
        }
        for shown in self.menu(step.menu, systems) {
            let place = match shown.main.versions.device {
                Device::Iphone => self.words.where_iphone,
                Device::Watch => self.words.where_watch,
            };
            lines.push(format!("{place}: {}", self.taps(shown.main, systems)));
        }
        for (place, action) in step.actions.iter().enumerate() {
            lines.push(format!("{}. {}", place + 1, self.named(action, systems)));
        }
        lines.push(format!("{} {}", self.words.right, self.named(step.right, systems)));
        lines.push(link.to_string());
        lines.join("\n")
    }

    /// A checklist as the titles of its steps.
    pub fn checklist_instructions(&self, checklist: &Checklist, link: &str) -> String {
        let mut lines = vec![checklist.title.to_string(), checklist.why.to_string()];
        lines.extend(checklist.steps.iter().enumerate().map(|(place, step)| format!("{}. {}", place + 1, step.title)));
        lines.push(link.to_string());
        lines.join("\n")
    }

    /// A menu path in one line: "Settings › General › About".
    pub fn taps(&self, path: &super::system::MenuPath, systems: Systems) -> String {
        let taps: Vec<String> = path.taps.iter().map(|it| self.named_for(it, path.versions, systems)).collect();
        taps.join(&format!(" {} ", self.words.path_separator))
    }
}
