// The clock that can be turned: a face with hands, the date, and the buttons.

import * as api from "./api.js";
import { $, icon, svg } from "./dom.js";
import { dateOf, isoWall, readWall, stretch, t, timeOf, wall, writtenWall } from "./texts.js";

const HALF_A_MINUTE_AHEAD = 30;
const CALENDAR_ICON = ["M5 6h14v14H5z", "M5 10.500h14", "M9 3.500V7", "M15 3.500V7"];

export class Clock {
  /** `panel` is the section; `onTurned` is called when the bot has done what fell due, `onTick` each second. */
  constructor(panel, onTurned, onProblem, onTick) {
    this.panel = panel;
    this.onTurned = onTurned;
    this.onProblem = onProblem;
    this.onTick = onTick;
    this.turns = { hour: 0, minute: 0 };
    this.face();
    for (const button of panel.querySelectorAll("[data-step]")) button.addEventListener("click", () => this.turn({ step: button.dataset.step }));
    this.field = $("#clock-to", panel);
    this.field.addEventListener("input", () => { this.touched = true; });
    $("form", panel).addEventListener("submit", (event) => {
      event.preventDefault();
      this.turnToField();
    });
    this.calendar();
    setInterval(() => this.draw(), 1000);
  }

  /** Take over the sandbox's time. */
  set({ now, runs, turned_seconds: turned }) {
    this.base = new Date(now).getTime();
    this.since = performance.now();
    this.runs = runs;
    this.turned = turned;
    this.draw();
  }

  now() {
    if (this.base === undefined) return new Date();
    return new Date(this.base + (this.runs ? performance.now() - this.since : 0));
  }

  face() {
    const ticks = Array.from({ length: 12 }, (_, n) => ["line", { x1: 60, y1: n % 3 ? 11 : 9, x2: 60, y2: n % 3 ? 15 : 17, class: n % 3 ? "tick" : "tick quarter", transform: `rotate(${n * 30} 60 60)` }]);
    const drawing = svg({ viewBox: "0 0 120 120", class: "face-drawing" },
      ["circle", { cx: 60, cy: 60, r: 56, class: "rim" }],
      ...ticks,
      ["line", { x1: 60, y1: 64, x2: 60, y2: 33, class: "hand hour" }],
      ["line", { x1: 60, y1: 67, x2: 60, y2: 20, class: "hand minute" }],
      ["circle", { cx: 60, cy: 60, r: 3.5, class: "pin" }]);
    $(".clock-face", this.panel).replaceChildren(drawing);
    this.hands = { hour: $(".hand.hour", drawing), minute: $(".hand.minute", drawing) };
  }

  draw() {
    if (this.base === undefined) return;
    const now = this.now();
    const [hours, minutes] = wall(now);
    this.point("hour", (hours % 12) * 30 + minutes / 2);
    this.point("minute", minutes * 6);
    const reading = $(".clock-now", this.panel);
    reading.setAttribute("datetime", now.toISOString());
    const [time, date] = [timeOf(now), dateOf(now)];
    if (reading.dataset.shown !== time + date) {
      reading.dataset.shown = time + date;
      const [big, line] = ["b", "span"].map((name) => document.createElement(name));
      big.textContent = time;
      line.textContent = date;
      reading.replaceChildren(big, " ", line);
    }
    const turned = this.turned > HALF_A_MINUTE_AHEAD ? t("clock_ahead", { time: stretch(this.turned) }) : t("clock_real");
    const note = $(".clock-turned", this.panel);
    if (note.textContent !== turned) note.textContent = turned;
    if (!this.touched && document.activeElement !== this.field) this.field.value = writtenWall(isoWall(now));
    this.onTick();
  }

  /** Hands only go forward, the short way is never back. */
  point(hand, degrees) {
    const last = this.turns[hand];
    const next = last - (last % 360) + degrees + (degrees < last % 360 - 0.01 ? 360 : 0);
    this.turns[hand] = next;
    this.hands[hand].style.transform = `rotate(${next}deg)`;
  }

  /** The browser's own calendar, behind a button: its field would show the browser's language, not the page's. */
  calendar() {
    const picker = $(".clock-picker", this.panel);
    const button = $(".clock-pick", this.panel);
    button.append(icon(...CALENDAR_ICON));
    button.addEventListener("click", () => {
      picker.value = readWall(this.field.value) ?? isoWall(this.now());
      picker.min = isoWall(this.now());
      picker.showPicker();
    });
    picker.addEventListener("input", () => {
      if (!picker.value) return;
      this.field.value = writtenWall(picker.value);
      this.touched = true;
    });
  }

  turnToField() {
    const to = readWall(this.field.value);
    if (to) this.turn({ to });
    else this.onProblem(new api.Problem(t("how_to_write_time", { example: writtenWall(isoWall(this.now())) })));
  }

  async turn(wanted) {
    if (this.panel.getAttribute("aria-busy") === "true") return;
    this.busy(true);
    this.onProblem(null);
    try {
      await api.turnClock(wanted);
      this.touched = false;
      await this.onTurned();
    } catch (problem) {
      this.onProblem(problem);
    } finally {
      this.busy(false);
    }
  }

  busy(is) {
    this.panel.setAttribute("aria-busy", String(is));
    for (const button of this.panel.querySelectorAll("button")) button.setAttribute("aria-disabled", String(is));
  }
}
