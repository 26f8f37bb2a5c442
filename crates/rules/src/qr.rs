//! A link as a QR code: the outline of its dark squares.

use qrcodegen::{QrCode, QrCodeEcc};

/// A QR code, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Squares along each side, with the quiet border that a camera needs.
    pub size: i32,
    /// The dark squares as an SVG path, one square a unit.
    pub path: String,
}

/// Light squares around the code. The standard asks for four.
const BORDER: i32 = 4;

/// The code for a text. `None` if the text is too long for any code.
pub fn qr(text: &str) -> Option<Qr> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                // One stroke for each run of dark squares keeps the path short.
                path.push_str(&format!("M{} {}h{}v1h-{}z", start + BORDER, y + BORDER, x - start, x - start));
            }
            x += 1;
        }
    }
    Some(Qr { size: code.size() + 2 * BORDER, path })
}
