//! The order of sources, told from one number that Health shows.

use fixtures::given::{APP, EXPORTED, Given, HOUR, MINUTE, PHONE, TODAY, WATCH};
use health_export::sources::SourceId;
use health_export::time::DAY;

const KIM: SourceId = SourceId(0);
const IPHONE: SourceId = SourceId(1);
const WALKER: SourceId = SourceId(2);

/// Three that count the same hour differently, and the watch another hour alone.
fn given() -> Given {
    let ten = TODAY + 10 * HOUR;
    let given = Given::default().steps(WATCH, ten, 60 * MINUTE, 6000.0).steps(PHONE, ten, 60 * MINUTE, 4500.0);
    given.steps(APP, ten, 60 * MINUTE, 3000.0).steps(WATCH, ten + 2 * HOUR, 10 * MINUTE, 1000.0)
}

fn today() -> i64 {
    (TODAY + 3600).div_euclid(DAY)
}

/// The sources on top in the orders that give this number.
fn tops(shown: f64) -> Vec<SourceId> {
    let export = given().read();
    export.calibrate(today(), shown, &export.own_zone()).unwrap().tops()
}

#[test]
fn a_number_names_the_source_on_top() {
    assert_eq!(tops(7000.0), [KIM]);
    assert_eq!(tops(5500.0), [IPHONE]);
    assert_eq!(tops(4000.0), [WALKER]);
    assert_eq!(tops(4000.6), [WALKER], "Health rounds.");
    assert_eq!(tops(6200.0), []);
}

#[test]
fn a_number_below_everything_is_told_from_one_that_fits_nothing() {
    let export = given().read();
    let of = |shown: f64| export.calibrate(today(), shown, &export.own_zone()).unwrap();
    assert!(of(3990.0).is_below_all() && of(3990.0).fits.is_empty());
    assert!(!of(6200.0).is_below_all());
    assert_eq!((of(0.0).least, of(0.0).most, of(0.0).tried), (4000.0, 7000.0, 4));
}

#[test]
fn a_day_has_its_raw_sum_and_a_total_for_each_order() {
    let export = given().read();
    let totals = export.totals_of(today(), &export.own_zone()).unwrap();
    assert_eq!(totals.raw, 14_500.0);
    let highs: Vec<f64> = totals.orders.iter().map(|it| it.total.high).collect();
    assert_eq!(highs, [7000.0, 5500.0, 4000.0, 4000.0]);
    let empty = export.totals_of(today() - 5, &export.own_zone()).unwrap();
    assert_eq!((empty.raw, empty.orders.len()), (0.0, 1));
}

#[test]
fn the_plausible_orders_begin_with_the_watch_then_the_phone_then_each_app() {
    let export = given().read();
    let orders = export.orders(&[WALKER, IPHONE, KIM]);
    assert_eq!(orders, [[KIM, IPHONE, WALKER], [IPHONE, KIM, WALKER], [WALKER, KIM, IPHONE], [WALKER, IPHONE, KIM]]);
    assert_eq!(export.orders(&[WALKER]), [[WALKER]]);
}

#[test]
fn of_two_watches_the_one_in_use_counts_first() {
    let export = given().steps(fixtures::given::OLD_WATCH, EXPORTED - 200 * HOUR, MINUTE, 1.0).read();
    assert_eq!(export.orders(&[SourceId(3), KIM])[0], [KIM, SourceId(3)]);
}
