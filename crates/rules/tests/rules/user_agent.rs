//! What a browser's own words give away of the iPhone's version: Safari's are believed, all others aren't.

use rules::user_agent::ios_version;

/// Safari on an iPhone, with this before its name.
fn safari(version: &str, frozen: &str) -> String {
    format!(
        "Mozilla/5.0 (iPhone; CPU iPhone OS {frozen} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) {version} Mobile/15E148 Safari/604.1"
    )
}

#[track_caller]
fn check(user_agent: &str, expected: Option<u8>) {
    assert_eq!(ios_version(user_agent), expected, "{user_agent}");
}

// From iOS 26 on the `OS 18_6` beside it is frozen: whoever reads that takes every newer iPhone for an old one.
#[test]
fn safari_on_an_iphone_names_the_version() {
    check(&safari("Version/26.0", "18_6"), Some(26));
    check(&safari("Version/26.1.1", "18_7"), Some(26));
    check(&safari("Version/27.0", "18_6"), Some(27));
    check(&safari("Version/18.6", "18_6"), Some(18));
    check(&safari("Version/17.4", "17_4"), Some(17));
    check(&safari("Version/15.6.1", "15_6_1"), Some(15));
    check(&safari("Version/12.1", "12_1"), Some(12));
}

#[test]
fn a_copy_on_the_home_screen_and_a_browser_inside_an_app_name_none() {
    for inside in [
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 324.0.3.27.105 (iPhone15,2; iOS 17_4; en_GB; en; scale=3.00; 1179x2556; 582128219)",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/21E219 [FBAN/FBIOS;FBAV/457.0.0.42.109;FBBV/581236283;FBDV/iPhone15,2;FBMD/iPhone;FBSN/iOS;FBSV/17.4;FBSS/3;FBLC/en_GB;FBOP/5]",
    ] {
        check(inside, None);
    }
}

// Each has versions of its own, in Safari's place.
#[test]
fn other_browsers_on_an_iphone_are_not_believed() {
    for browser in ["CriOS/141.0.7390.41", "FxiOS/143.0", "EdgiOS/141.0.3537.57 Version/18.0", "GSA/388.0.811331708", "OPT/5.6.1"]
    {
        check(&safari(browser, "18_6"), None);
        check(&safari(&format!("Version/26.0 {browser}"), "18_6"), None);
    }
    let behind = |name: &str| {
        let safari = safari("Version/17.4", "17_4");
        [safari.replace("Safari/604.1", &format!("{name} Safari/605.1.15")), format!("{safari} {name}")]
    };
    for browser in ["DuckDuckGo/7", "Ddg/17.4", "Instagram 324.0.3.27.105", "[FBAN/FBIOS;FBAV/457.0.0.42.109]"] {
        behind(browser).iter().for_each(|it| check(it, None));
    }
}

#[test]
fn what_is_no_iphone_says_nothing_of_one() {
    for other in [
        // An iPad asks for desktop pages, and says that it is a Mac, unless that is turned off.
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
        "Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (iPod touch; CPU iPhone OS 15_8 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
        // A browser of Samsung's, and one that pretends to be an iPhone within a longer name.
        "Mozilla/5.0 (Linux; U; Android 4.0.3; de-de; Galaxy S II) AppleWebKit/534.30 (KHTML, like Gecko) Version/4.0 Mobile Safari/534.30",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0",
        "curl/8.5.0",
    ] {
        check(other, None);
    }
}

#[test]
fn a_version_that_no_iphone_has_is_not_believed() {
    for version in
        ["Version/11.0", "Version/41.0", "Version/255", "Version/256", "Version/1", "Version/4.0", "Version/99999999999"]
    {
        check(&safari(version, "18_6"), None);
    }
    check(&safari("Version/40.0", "18_6"), Some(40));
}

#[test]
fn nothing_and_garbage_are_no_panic() {
    for garbage in [
        "",
        " ",
        "(iPhone;",
        " Version/",
        "(iPhone; Safari/",
        "(iPhone;  Safari/ Version/",
        "(iPhone;  Safari/ Version/26",
        "(iPhone;  Safari/ Version/٢٦.0",
        "(iPhone;  Safari/ Version/-26",
        "(iPhone;  Safari/ Version/+26",
        "Version/26 (iPhone; Safari/",
        "\u{0}👟\u{202e}",
    ] {
        let found = ios_version(garbage);
        assert!(found.is_none_or(|it| it == 26 && garbage.ends_with(" Version/26")), "{garbage} {found:?}");
    }
    assert_eq!(ios_version(&safari("Version/26.0", "18_6").repeat(10_000)), Some(26));
    assert_eq!(ios_version(&"(iPhone; Safari/ Version/ ".repeat(100_000)), None);
}
