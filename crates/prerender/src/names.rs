//! What the pictures beside the page are called: `draw` draws them, and the prerenderer's pages refer to them.

/// The size of the pictures that previews of links show.
pub const WIDTH: u32 = 1200;
pub const HEIGHT: u32 = 630;

/// The picture of the guide itself.
pub const GUIDE: &str = "pictures/guide";

/// The picture of a step.
pub fn of_step(id: &str) -> String {
    format!("pictures/{id}")
}

/// How an icon fills its square.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// As it is drawn, with its round corners.
    Own,
    /// To the edges, as the system cuts the corners itself.
    Full,
    /// To the edges, and the drawing within the circle that every system leaves.
    Masked,
}

pub struct Icon {
    pub name: &'static str,
    pub size: u32,
    pub shape: Shape,
}

/// The icons for a Home Screen.
pub const ICONS: [Icon; 4] = [
    Icon { name: "icons/icon-192", size: 192, shape: Shape::Own },
    Icon { name: "icons/icon-512", size: 512, shape: Shape::Own },
    Icon { name: "icons/icon-maskable-512", size: 512, shape: Shape::Masked },
    Icon { name: "icons/apple-touch-icon", size: 180, shape: Shape::Full },
];
