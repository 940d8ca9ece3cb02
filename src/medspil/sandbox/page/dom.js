// Building elements. Words always go in as text, never as HTML.

/** An element with attributes, listeners (`onClick`), test id (`testid`) and children (elements or text). */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2).toLowerCase(), value);
    else if (key === "testid") element.dataset.testid = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** A picture drawn with SVG elements, given as [name, attributes] pairs. */
export function svg(attributes, ...shapes) {
  const make = (name, values) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(values)) element.setAttribute(key, value);
    return element;
  };
  const root = make("svg", { "aria-hidden": "true", focusable: "false", ...attributes });
  root.append(...shapes.map(([name, values]) => make(name, values)));
  return root;
}

/** A line icon, 24 by 24, from path data. */
export function icon(...paths) {
  return svg({ viewBox: "0 0 24 24", class: "icon" }, ...paths.map((d) => ["path", { d }]));
}

/** A menu that closes when something in it was chosen, on Escape, and when the focus goes elsewhere. */
export function closesByItself(details) {
  details.addEventListener("click", (event) => { if (event.target.closest(".menu")) details.open = false; });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary").focus();
  });
  details.addEventListener("focusout", (event) => { if (!details.contains(event.relatedTarget)) details.open = false; });
  return details;
}

const TINTS = 6;

/** A person's round picture: the first letter on a colour of their own. */
export const faceOf = (person) =>
  h("span", { class: `face tint-${person.id % TINTS}`, "aria-hidden": "true" }, [...person.name][0] ?? "?");

export const $ = (selector, root = document) => root.querySelector(selector);
