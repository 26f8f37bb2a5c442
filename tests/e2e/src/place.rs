//! Placements: in which engines and sizes a scenario runs. Each runs where what it looks at can break, and nowhere else.

use std::pin::Pin;

use crate::{Engine, Form, Visit, Wish};

/// Where a scenario runs with every change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In Chromium: what is the app's own doing, and would break in every engine alike.
    One,
    /// In Chromium and WebKit, which differ most: on the desktop the one and on the phone the other, or both where the scenario can
    /// run.
    Pair,
    /// In every engine, in one size: what engines do each in their own way.
    Engines,
    /// In every engine and size: what depends on the size of the page, too.
    Forms,
    /// Nowhere but with `--everywhere`: what faster tests hold, as docs/placements.md says.
    Nightly,
}

/// Where a scenario can run at all, and does with `--everywhere`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    Both,
    Desktop,
    Phone,
    /// It needs Chromium's developer tools.
    Chromium,
}

pub type Scene = for<'a> fn(&'a Visit) -> Pin<Box<dyn Future<Output = ()> + 'a>>;

/// A scenario, as `scenarios!` lists it.
#[derive(Clone, Copy)]
pub struct Scenario {
    /// The module that it is in.
    pub goal: &'static str,
    pub name: &'static str,
    pub place: Place,
    pub reach: Reach,
    pub wish: Wish,
    pub scene: Scene,
}

impl Scenario {
    /// `undo::undo_works_by_keyboard`.
    pub fn title(&self) -> String {
        format!("{}::{}", self.goal.rsplit("::").next().unwrap_or_default(), self.name)
    }

    /// The engines and sizes in which it runs.
    pub fn runs(&self, everywhere: bool) -> Vec<(Engine, Form)> {
        let all = Engine::ALL.into_iter().flat_map(|engine| Form::ALL.map(|form| (engine, form)));
        all.filter(|&(engine, form)| self.can_run(engine, form) && (everywhere || self.is_placed(engine, form))).collect()
    }

    fn can_run(&self, engine: Engine, form: Form) -> bool {
        let fits = match self.reach {
            Reach::Both => true,
            Reach::Desktop => form == Form::Desktop,
            Reach::Phone => form == Form::Phone,
            Reach::Chromium => (engine, form) == (Engine::Chromium, Form::Desktop),
        };
        fits && self.wish.is_known_to(engine)
    }

    fn is_placed(&self, engine: Engine, form: Form) -> bool {
        // The phone, where there is a choice: it has less room and is what most visitors hold.
        let usual = if matches!(self.reach, Reach::Desktop | Reach::Chromium) { Form::Desktop } else { Form::Phone };
        match self.place {
            Place::One => (engine, form) == (Engine::Chromium, usual),
            Place::Pair if self.reach == Reach::Both => {
                [(Engine::Chromium, Form::Desktop), (Engine::WebKit, Form::Phone)].contains(&(engine, form))
            }
            Place::Pair => engine != Engine::Firefox && form == usual,
            Place::Engines => form == usual,
            Place::Forms => true,
            Place::Nightly => false,
        }
    }
}

/// Lists a file's scenarios with their places: `Engines: one, another; One on Desktop: a_third;`.
///
/// After `on` stands where they can run at all, and after `with` the [`Wish`] for a special browser.
#[macro_export]
macro_rules! scenarios {
    ($($place:ident $(on $reach:ident)? $(with $wish:ident)? : $($name:ident),+ $(,)?;)+) => {
        pub const SCENARIOS: &[&[$crate::Scenario]] = &[$($crate::scenarios!(each $place [$($reach)?] [$($wish)?] $($name)+)),+];
    };
    (each $place:ident [] $wish:tt $($name:ident)+) => { $crate::scenarios!(each $place [Both] $wish $($name)+) };
    (each $place:ident $reach:tt [] $($name:ident)+) => { $crate::scenarios!(each $place $reach [Plain] $($name)+) };
    (each $place:ident [$reach:ident] [$wish:ident] $($name:ident)+) => {
        &[$($crate::scenarios!(@ $place $reach $wish $name)),+]
    };
    (@ $place:ident $reach:ident $wish:ident $name:ident) => {
        $crate::Scenario {
            goal: module_path!(),
            name: stringify!($name),
            place: $crate::Place::$place,
            reach: $crate::Reach::$reach,
            wish: $crate::Wish::$wish,
            scene: |visit| Box::pin($name(visit)),
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(place: Place, reach: Reach, wish: Wish, everywhere: bool) -> usize {
        let scene: Scene = |_| Box::pin(async {});
        Scenario { goal: "goals::undo", name: "it_is_undone", place, reach, wish, scene }.runs(everywhere).len()
    }

    #[test]
    fn each_place_runs_where_it_says() {
        let places = [Place::Nightly, Place::One, Place::Pair, Place::Engines, Place::Forms];
        assert_eq!(places.map(|it| runs(it, Reach::Both, Wish::Plain, false)), [0, 1, 2, 3, 6]);
        assert_eq!(runs(Place::Engines, Reach::Desktop, Wish::Plain, false), 3);
        assert_eq!(runs(Place::Pair, Reach::Phone, Wish::Plain, false), 2);
        assert_eq!(runs(Place::One, Reach::Chromium, Wish::Plain, false), 1);
        assert_eq!(runs(Place::Engines, Reach::Phone, Wish::NoScript, false), 2);
    }

    #[test]
    fn everywhere_is_wherever_it_can_run() {
        assert_eq!(runs(Place::Nightly, Reach::Both, Wish::Plain, true), 6);
        assert_eq!(runs(Place::One, Reach::Desktop, Wish::Plain, true), 3);
        assert_eq!(runs(Place::Pair, Reach::Both, Wish::ForcedColours, true), 4);
        assert_eq!(runs(Place::One, Reach::Chromium, Wish::Plain, true), 1);
    }
}
