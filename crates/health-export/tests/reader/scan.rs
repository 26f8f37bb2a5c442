//! Finding records in text of every shape that phones and tools write.

use fixtures::given::{EXPORTED, Given, HOUR, MINUTE, OFFSET, PHONE, WATCH, check, ordinary, partly, read, refused};
use health_export::problem::Problem;
use health_export::scan::{LONGEST_TAG, Scanner, Sink};
use health_export::tag::Record;
use samples::xml::{prolog, time};

/// Writes down what a scanner says.
#[derive(Default, Debug, PartialEq)]
struct Heard(Vec<String>);

impl Sink for Heard {
    fn version(&mut self, version: u32) {
        self.0.retain(|it| *it != format!("version {version}"));
        self.0.push(format!("version {version}"));
    }

    fn export_date(&mut self, value: &[u8]) {
        self.0.push(format!("date {}", String::from_utf8_lossy(value)));
    }

    fn record(&mut self, record: &Record<'_>) {
        let parts = [record.kind, record.source, record.device, record.created, record.start, record.end, record.value];
        self.0.push(parts.map(String::from_utf8_lossy).join("|"));
    }
}

/// What is heard of this text in pieces of this size.
fn heard(text: &[u8], piece: usize) -> (Heard, bool, u64) {
    let (mut scanner, mut heard) = (Scanner::default(), Heard::default());
    text.chunks(piece).for_each(|it| scanner.feed(it, &mut heard));
    (heard, scanner.is_whole(), scanner.too_long())
}

/// A text in which everything occurs that could be torn apart at a bad place.
fn everything() -> Vec<u8> {
    let mut text = ordinary().xml().into_bytes();
    let end = text.len() - "</HealthData>\n".len();
    text.truncate(end);
    text.extend(
        b"<!-- <Record type=\"a\"/> -- > -> <Record type='b'/> ---> <![CDATA[ <Record type=\"c\"/> ]] > ]]]> <?x <Record/> ??>",
    );
    text.extend(b"<Record\n type = 'it>s'\n\tsourceName=\"a>b\" value=\"1\" value='2'\r\n endDate=\"\" / ><Recorder type=\"d\"/><Record/>");
    text.extend(b"<Correlation type=\"x>y\"><Record type=\"e\"/></Correlation><Correlation/><Record type=\"f\"></Record >");
    text.extend(
        b"<Record type=\"g\x0b\xff\xfe\" sourceName=\"&#x41;&amp;\" value=\"&lt;\"/> \xff text & more < Record type=\"h\"/>",
    );
    text.extend(format!("<Long a=\"{}\"/><Record type=\"i\"/>", ">".repeat(LONGEST_TAG)).into_bytes());
    text.extend(b"</HealthData><Record type=\"over\"/>");
    text
}

#[test]
fn the_pieces_in_which_a_text_comes_make_no_difference() {
    let text = everything();
    let whole = heard(&text, text.len());
    assert!(whole.1);
    assert_eq!(whole.2, 1);
    let sizes = (1..=64).chain([97, 127, 251, 509, 1000, 1021, 2039, 4093, 4096, 4097, 8191, 65_535, 65_536, 65_537, 131_071]);
    for piece in sizes {
        assert_eq!(heard(&text, piece), whole, "in pieces of {piece}");
    }
}

#[test]
fn records_stand_out_from_everything_that_looks_like_one() {
    let found = heard(&everything(), 4096).0.0;
    let kinds: Vec<&str> = found.iter().skip(2).map(|it| it.split('|').next().unwrap()).collect();
    let odd: Vec<&str> = kinds.into_iter().filter(|it| !it.starts_with("HK")).collect();
    assert_eq!(odd, ["it>s", "", "f", "g\u{b}\u{fffd}\u{fffd}", "i"]);
    assert!(found.contains(&"it>s|a>b|||||2".to_string()), "The last of two values counts.");
}

#[test]
fn a_short_text_may_be_torn_at_any_two_places() {
    let text = b"<!DOCTYPE HealthData [<!-- HealthKit Export Version: 13 -->]><HealthData a='>'><ExportDate value='d'/><!--x--><Record type=\"t\" value='>'/><Correlation><Record/></Correlation><![CDATA[]]><Record type='u'/></HealthData>";
    let whole = heard(text, text.len());
    assert_eq!(whole.0.0, ["version 13", "date d", "t||||||>", "u||||||"]);
    for first in 0..text.len() {
        for second in (first..text.len()).step_by(3) {
            let (mut scanner, mut found) = (Scanner::default(), Heard::default());
            [&text[..first], &text[first..second], &text[second..]].iter().for_each(|it| scanner.feed(it, &mut found));
            assert_eq!(found, whole.0, "torn at {first} and {second}");
        }
    }
}

/// An export with just this between the root's tags.
fn export_of(body: &str) -> Vec<u8> {
    format!("{}<HealthData locale=\"en_GB\">\n<ExportDate value=\"{}\"/>{body}</HealthData>", prolog(12), time(EXPORTED, OFFSET))
        .into_bytes()
}

/// The count and the sum of all steps of an export with just this in it.
#[track_caller]
fn counted(body: &str) -> (u64, f64) {
    let export = check(&export_of(body)).export.unwrap();
    (export.step_count(), export.traces.iter().map(|it| it.step_sum).sum())
}

const STEP: &str = "<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"a\" startDate=\"2026-11-20 09:01:02 +0100\" endDate=\"2026-11-20 09:10:58 +0100\" value=\"734\"/>";

#[test]
fn attributes_may_stand_in_any_order_and_over_several_lines() {
    let turned = "<Record\n  value='12.5'\n  endDate = '2026-11-20 09:10:58 +0100'\n  startDate='2026-11-20 09:01:02 +0100'\n  sourceName='a &gt; \"b\"'\n  type='HKQuantityTypeIdentifierStepCount'\n></Record>";
    assert_eq!(counted(&[STEP, turned].concat()), (2, 746.5));
}

#[test]
fn records_within_a_correlation_and_sums_of_workouts_do_not_count() {
    let correlation = format!("<Correlation type=\"x\">{STEP}<Correlation>{STEP}</Correlation>{STEP}</Correlation>{STEP}");
    assert_eq!(counted(&correlation).0, 1);
    let workout = format!(
        "<Workout workoutActivityType=\"x\"><WorkoutStatistics type=\"HKQuantityTypeIdentifierStepCount\" sum=\"5000\"/></Workout>{STEP}"
    );
    assert_eq!(counted(&workout), (1, 734.0));
}

#[test]
fn only_the_steps_type_counts_as_steps() {
    for other in ["HKQuantityTypeIdentifierStepCountX", "HKQuantityTypeIdentifierStep", "StepCount", "HKDataTypeStepCount"] {
        assert_eq!(counted(&STEP.replace("HKQuantityTypeIdentifierStepCount", other)).0, 0, "{other}");
    }
}

#[test]
fn values_that_are_no_numbers_of_steps_are_told_apart() {
    let with = |value: &str| counted(&STEP.replace("734", value));
    for (value, steps) in [("0", 0.0), ("12.75", 12.75), ("1e3", 1000.0), ("&#55;34", 734.0), ("4000000000", 4e9), (" 7 ", 7.0)] {
        assert_eq!(with(value), (1, steps), "{value}");
    }
    for value in ["", "-5", "NaN", "inf", "many", "12,5"] {
        let export = check(&export_of(&STEP.replace("734", value))).export.unwrap();
        assert_eq!((export.step_count(), export.unreadable), (0, 1), "{value}");
    }
}

// iOS 16.0 wrote a document type that no parser accepts: a `>` is missing, another one stands in the wrong place.
#[test]
fn broken_document_types_do_not_matter() {
    let broken = [
        "<!DOCTYPE HealthData [\n<!-- HealthKit Export Version: 12 -->\n<!ELEMENT VisionPrescription ((RightEye|LeftEye)*)>\n<!ATTLIST VisionPrescription\n  type CDATA #REQUIRED\n<!ELEMENT RightEye EMPTY>\n]>",
        "<!DOCTYPE HealthData [\n<!-- HealthKit Export Version: 12 -->\n<!ATTLIST LeftEye\n  sphere CDATA #IMPLIED\n  >\n>\n]>",
        "<!DOCTYPE HealthData [ <!ENTITY a \"aaaa\"> <!ENTITY b \"&a;&a;\"> <!-- HealthKit Export Version: 12 --> ]]>>",
    ];
    for prolog in broken {
        let text = format!("<?xml version=\"1.0\"?>\n{prolog}\n<HealthData locale=\"de_DE\">\n{STEP}</HealthData>");
        let export = read(text.as_bytes());
        assert_eq!((export.version, export.step_count()), (Some(12), 1), "{prolog}");
    }
}

// Found by fuzzing: which of two counted once depended on the pieces.
#[test]
fn of_two_versions_the_last_that_is_one_counts() {
    let text = b"<!-- HealthKit Export Version: x --><!-- HealthKit Export Version: 9 --><!-- HealthKit Export Version: 11 --><HealthData>";
    for piece in 1..text.len() {
        assert_eq!(heard(text, piece).0.0.last().unwrap(), "version 11", "in pieces of {piece}");
    }
}

#[test]
fn entities_of_a_file_are_never_expanded() {
    let bomb = "<!DOCTYPE HealthData [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    let export =
        read(format!("{bomb}<HealthData>{}</HealthData>", STEP.replace("\"a\"", "\"&b;&amp;&#128095;&#xD800;\"")).as_bytes());
    assert_eq!(export.sources[0].name, "&b;&👟&#xD800;");
}

#[test]
fn a_file_may_begin_with_a_mark_and_without_a_document_type() {
    let text = format!("\u{feff}<HealthData>{STEP}</HealthData>");
    let export = read(text.as_bytes());
    assert_eq!((export.version, export.exported, export.step_count()), (None, None, 1));
    assert_eq!(export.until, export.traces[0].last_step.unwrap(), "Without a date the last record says when it was made.");
}

#[test]
fn utf_16_is_refused_and_said() {
    for is_little in [true, false] {
        let units = "\u{feff}<?xml version=\"1.0\"?><HealthData></HealthData>".encode_utf16();
        let bytes = units.flat_map(|it| if is_little { it.to_le_bytes() } else { it.to_be_bytes() });
        refused(&bytes.collect::<Vec<u8>>(), Problem::Utf16);
    }
}

#[test]
fn exports_of_2015_are_refused_and_said() {
    let text = "<HealthData>\n<Record type=\"HKQuantityTypeIdentifierStepCount\" source=\"iPhone\" unit=\"count\" start date=\"20150616071916-0700\" end date=\"20150616072016-0700\" value=\"12\"/></HealthData>";
    refused(text.as_bytes(), Problem::TooOld);
}

// As version 3 wrote it in 2016: no device, other types.
#[test]
fn exports_of_2016_are_read() {
    let text = format!(
        "<!DOCTYPE HealthData [\n<!-- HealthKit Export Version: 3 -->\n]>\n<HealthData locale=\"en_US\">\n <ExportDate value=\"2016-07-08 12:35:31 +0100\"/>\n{}</HealthData>",
        " <Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"iPhone\" unit=\"count\" creationDate=\"2016-07-05 07:13:32 +0100\" startDate=\"2016-07-05 06:41:43 +0100\" endDate=\"2016-07-05 06:41:45 +0100\" value=\"3\"/>\n"
    );
    let export = read(text.as_bytes());
    assert_eq!((export.version, export.step_count()), (Some(3), 1));
}

#[test]
fn a_text_that_breaks_off_keeps_what_came_before() {
    let text = ordinary().xml();
    let at = text.rfind("<Record").unwrap();
    let export = partly(&text.as_bytes()[..at + 40], Problem::CutShort);
    assert_eq!(export.records + 1, ordinary().read().records);
}

#[test]
fn an_export_without_a_step_says_so() {
    let export = partly(Given::default().heart(WATCH, EXPORTED - HOUR).xml().as_bytes(), Problem::NoSteps);
    assert_eq!(export.records, 1);
    partly(b"<HealthData/>", Problem::NoSteps);
}

#[test]
fn a_tag_without_an_end_costs_only_itself() {
    let long = format!("<Record type=\"{}\"/>{STEP}", "a".repeat(200_000));
    assert_eq!(partly(&export_of(&long), Problem::TagTooLong).step_count(), 1);
    let endless = format!("{STEP}<Record type=\"{}", "a".repeat(2_000_000));
    assert_eq!(partly(&export_of(&endless), Problem::CutShort).step_count(), 1);
}

#[test]
fn bytes_that_are_no_text_are_shown_as_such() {
    let mut text = Given::default().steps(PHONE, EXPORTED - HOUR, MINUTE, 5.0).xml().into_bytes();
    let at = text.windows(3).position(|it| it == b"Kim").unwrap();
    text[at] = 0xff;
    assert_eq!(read(&text).sources[0].name, "\u{fffd}im’s iPhone");
}

#[test]
fn a_birthday_is_never_read() {
    let outcome = format!("{:?}", check(ordinary().xml().as_bytes()));
    assert!(ordinary().xml().contains("1980-02-03") && !outcome.contains("1980"));
}
