//! What the components of both pages share: handlers, and views that come and go, each kind of one type.

pub mod handlers;
pub mod reactive;
