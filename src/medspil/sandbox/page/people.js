// The persons on the left: who there is, what was written last, what is new.

import { faceOf, h, icon } from "./dom.js";
import { dayKey, shortDateOf, t, timeOf } from "./texts.js";

const BESIDE_ICON = ["M4 5h7v14H4z", "M15 5h5v14h-5"];

export class People {
  /** `list` is the ul; `world` knows now(), opens(id), opensBeside(id) and isOpen(id). */
  constructor(list, world) {
    this.list = list;
    this.world = world;
    this.people = [];
    this.seen = JSON.parse(localStorage.getItem("seen") ?? "{}");
  }

  draw(people) {
    this.people = people;
    for (const person of people) if (this.world.isOpen(person.id)) this.seen[person.id] = person.newest;
    localStorage.setItem("seen", JSON.stringify(this.seen));
    const focused = document.activeElement?.closest?.("[data-person]")?.dataset.person;
    this.list.replaceChildren(...people.map((person) => this.entry(person)));
    if (focused && !this.list.contains(document.activeElement)) this.list.querySelector(`[data-person="${focused}"] button`)?.focus();
  }

  entry(person) {
    const open = this.world.isOpen(person.id);
    const news = person.newest_from_bot && person.newest > (this.seen[person.id] ?? 0);
    const main = h("button", { type: "button", class: "person", "aria-current": open ? "true" : null, testid: "person", onClick: () => this.world.opens(person.id) },
      faceOf(person),
      h("span", { class: "who" }, h("b", {}, person.name), h("span", { class: "last" }, this.role(person), h("span", {}, this.preview(person)))),
      h("span", { class: "when" }, this.when(person), news ? h("span", { class: "news", role: "img", "aria-label": t("new_message") }) : null));
    const beside = open ? null : h("button", { type: "button", class: "beside", testid: "beside", title: t("beside", { name: person.name }), "aria-label": t("beside", { name: person.name }), onClick: () => this.world.opensBeside(person.id) }, icon(...BESIDE_ICON));
    return h("li", { "data-person": person.id, class: open ? "open" : null }, main, beside);
  }

  preview(person) {
    if (person.blocked) return t("blocked");
    if (!person.newest) return t("invitation_title");
    const words = person.preview || t(person.preview_kind) || "";
    return person.newest_from_bot ? words : t("you") + words;
  }

  /** What they are, where they are no citizen: most people here are. */
  role(person) {
    return person.role && person.role !== "citizen" ? h("span", { class: "role" }, t(`role_${person.role}`)) : null;
  }

  when(person) {
    if (!person.date) return "";
    const instant = new Date(person.date * 1000);
    return dayKey(instant) === dayKey(this.world.now()) ? timeOf(instant) : shortDateOf(instant);
  }
}
