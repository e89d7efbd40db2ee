// After an input that stood in the place of a button is gone: the focus goes back to the button, unless the person has put it somewhere else.

/** Focuses the element that `selector` finds once the page has changed. */
export function giveFocusBack(selector: string): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>(selector)?.focus();
  });
}
