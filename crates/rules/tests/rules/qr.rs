//! The QR code as it is drawn: the squares that the standard asks for, and the light border around them.

use qrcodegen::{QrCode, QrCodeEcc};
use rules::qr::{Qr, qr};

/// Light squares that a camera needs on each side.
const BORDER: i32 = 4;

/// The squares that an SVG path of `M… h… v1 h-… z` runs fills, by row. Expects that no two runs lie over each other.
#[track_caller]
fn painted(code: &Qr) -> Vec<Vec<bool>> {
    let side = usize::try_from(code.size).unwrap();
    let mut grid = vec![vec![false; side]; side];
    for run in code.path.split_terminator('z') {
        let (start, length) = run.strip_prefix('M').and_then(|it| it.split_once('h')).unwrap_or_else(|| panic!("{run}"));
        let (x, y) = start.split_once(' ').unwrap_or_else(|| panic!("{run}"));
        let (length, back) = length.split_once("v1h-").unwrap_or_else(|| panic!("{run}"));
        assert_eq!(length, back, "{run} doesn't close where it began");
        let [x, y, length] = [x, y, length].map(|it| it.parse::<usize>().unwrap());
        for square in &mut grid[y][x..x + length] {
            assert!(!*square, "{run} lies over another run");
            *square = true;
        }
    }
    grid
}

/// Expects that the code of `text` paints the dark squares of the code by the standard, and no others.
#[track_caller]
fn check(text: &str) {
    let code = qr(text).unwrap();
    let standard = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
    assert_eq!(code.size, standard.size() + 2 * BORDER);
    for (y, row) in painted(&code).into_iter().enumerate() {
        for (x, is_dark) in row.into_iter().enumerate() {
            // Beyond its edges the standard's code is light, as the border has to be.
            let expected = standard.get_module(x as i32 - BORDER, y as i32 - BORDER);
            assert_eq!(is_dark, expected, "column {x}, row {y} of the code for {text:?}");
        }
    }
}

#[test]
fn what_is_drawn_is_the_code_of_the_text() {
    check("");
    check("7");
    check("HTTPS://EXAMPLE.ORG");
    check("https://example.org/resync/#stove-off-on");
    check("Schrittzähler ⌚ 歩数計");
    for length in [10, 50, 150, 400, 1000, 2331] {
        check(&"a".repeat(length));
    }
}

#[test]
fn four_light_squares_stand_on_every_side_and_not_more() {
    for text in ["x", "https://example.org/resync/#crush-kettle", &"a".repeat(400)] {
        let code = qr(text).unwrap();
        let grid = painted(&code);
        let dark: Vec<(usize, usize)> =
            (0..grid.len()).flat_map(|y| (0..grid.len()).map(move |x| (x, y))).filter(|(x, y)| grid[*y][*x]).collect();
        let border = usize::try_from(BORDER).unwrap();
        let last = grid.len() - 1 - border;
        assert_eq!(dark.iter().map(|it| it.0).min(), Some(border));
        assert_eq!(dark.iter().map(|it| it.0).max(), Some(last));
        assert_eq!(dark.iter().map(|it| it.1).min(), Some(border));
        assert_eq!(dark.iter().map(|it| it.1).max(), Some(last));
    }
}

// The three eyes by which a camera finds the code, written out by hand: a check that owes nothing to the crate.
#[test]
fn the_three_eyes_are_where_a_camera_looks_for_them() {
    let eye = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"];
    let grid = painted(&qr("https://example.org/resync/").unwrap());
    let border = usize::try_from(BORDER).unwrap();
    let far = grid.len() - border - eye.len();
    for (left, top) in [(border, border), (far, border), (border, far)] {
        for (y, line) in eye.iter().enumerate() {
            let row: String = grid[top + y][left..left + eye.len()].iter().map(|it| if *it { '#' } else { '.' }).collect();
            assert_eq!(row, *line, "row {y} of the eye at {left}, {top}");
        }
    }
}

#[test]
fn two_texts_have_two_codes_and_one_text_has_one() {
    assert_eq!(qr("https://example.org/#a"), qr("https://example.org/#a"));
    assert_ne!(qr("https://example.org/#a"), qr("https://example.org/#b"));
}

#[test]
fn a_text_that_no_code_can_hold_has_none() {
    // 2331 bytes is what the largest code holds at this level.
    assert!(qr(&"a".repeat(2331)).is_some());
    assert_eq!(qr(&"a".repeat(2332)), None);
    assert_eq!(qr(&"a".repeat(100_000)), None);
}
