//! Finding: by id, role and name, as a person or a screen reader would; never by class.

use thirtyfour::prelude::*;

use crate::Visit;

/// The element with this id.
pub async fn element(visit: &Visit, id: &str) -> WebElement {
    one(visit, By::Id(id), &format!("an element with the id {id:?}")).await
}

/// The one checkbox in a step.
pub async fn checkbox(visit: &Visit, step: &str) -> WebElement {
    one(visit, By::Css(format!("[id='{step}'] input[type=checkbox]")), &format!("a checkbox in the step {step:?}")).await
}

/// The button with this name inside the element with this id.
pub async fn button(visit: &Visit, within: &str, name: &str) -> WebElement {
    named(visit, "button", within, name).await
}

/// The link with this name inside the element with this id.
pub async fn link(visit: &Visit, within: &str, name: &str) -> WebElement {
    named(visit, "a", within, name).await
}

/// The button in the heading of a checklist, which opens and closes it.
pub async fn heading(visit: &Visit, checklist: &str) -> WebElement {
    let by = By::Css(format!("[id='{checklist}'] > :is(h2, h3, h4) button[aria-expanded]"));
    one(visit, by, &format!("a heading that opens the checklist {checklist:?}")).await
}

async fn named(visit: &Visit, tag: &str, within: &str, name: &str) -> WebElement {
    let quote = if name.contains('"') { '\'' } else { '"' };
    let name = format!("{quote}{name}{quote}");
    let path = format!("//*[@id='{within}']//{tag}[@aria-label={name} or (not(@aria-label) and normalize-space(.)={name})]");
    one(visit, By::XPath(path), &format!("<{tag}> named {name} in {within:?}")).await
}

/// Waits for the one element there is; two would be as wrong as none.
async fn one(visit: &Visit, by: By, what: &str) -> WebElement {
    let end = std::time::Instant::now() + *crate::PATIENCE;
    loop {
        let mut found = visit.driver().find_all(by.clone()).await.unwrap_or_default();
        match (found.len(), found.pop()) {
            (1, Some(element)) => return element,
            (count, _) if std::time::Instant::now() > end => visit.fail(&format!("looked for {what}, and there are {count}")),
            _ => tokio::time::sleep(std::time::Duration::from_millis(25)).await,
        }
    }
}
