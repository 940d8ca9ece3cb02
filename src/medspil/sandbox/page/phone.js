// One phone: the chat, the text field, the menu and what pops up.

import * as api from "./api.js";
import { closesByItself, faceOf, h, icon, svg } from "./dom.js";
import { messageElement } from "./messages.js";
import { dayKey, dayLine, ownerOf, t, timeOf } from "./texts.js";

const SEND_ICON = ["M4.500 12 20 4.500 15.500 20l-3.500-6z", "M12 14l8-9.500"];
const PLUS_ICON = ["M12 5v14", "M5 12h14"];
const NEAR_THE_END = 120;
const TOAST_MILLISECONDS = 4500;

/** How the network, the wireless and the battery always look in pictures of phones. */
function signals() {
  const bars = [0, 1, 2, 3].map((n) => ["rect", { x: n * 4.5, y: 9 - n * 2.6, width: 3, height: 3 + n * 2.6, rx: 1 }]);
  return svg({ viewBox: "0 0 44 12", class: "signals" }, ...bars,
    ["rect", { x: 22.5, y: 0.7, width: 18, height: 10.6, rx: 3, fill: "none", stroke: "currentColor", opacity: 0.5 }],
    ["rect", { x: 24.2, y: 2.4, width: 12, height: 7.2, rx: 1.6 }],
    ["rect", { x: 41.6, y: 4, width: 1.8, height: 4, rx: 0.9, opacity: 0.5 }]);
}

export class Phone {
  /** `world` knows now(), bot(), opensLink(url), shows(src, alt), fails(problem) and closes(phone). */
  constructor(id, world) {
    this.id = id;
    this.world = world;
    this.drawn = new Map();
    this.toasts = null;
    this.loading = false;
    this.again = false;
    this.build();
  }

  build() {
    this.title = h("h2", {});
    this.status = h("p", { class: "phone-status" });
    this.log = h("div", { class: "log", role: "log", "aria-live": "polite", tabindex: "0", testid: "messages" });
    this.toast = h("p", { class: "toast", role: "status", testid: "toast" });
    this.foot = h("div", { class: "phone-foot" });
    this.closer = h("button", { type: "button", class: "round close-phone", onClick: () => this.world.closes(this) }, "×");
    this.picker = h("input", { type: "file", accept: "image/*", hidden: true, onChange: () => this.sendsPicture() });
    this.time = h("span", {});
    this.owner = h("span", { class: "owner" });
    this.element = h("section", { class: "phone", testid: "phone", "data-phone": this.id },
      h("div", { class: "status-bar", "aria-hidden": "true" }, this.time, h("span", { class: "camera" }), signals()),
      h("div", { class: "phone-head" },
        h("img", { src: "/icon.svg", alt: "", class: "avatar", width: 40, height: 40 }),
        h("div", { class: "phone-name" }, this.title, this.status),
        this.owner, this.closer),
      this.log, this.toast, this.foot, this.picker);
  }

  /** Fetch the chat and draw what is new; calls during a fetch are answered by one more. */
  async load() {
    if (this.loading) { this.again = true; return; }
    this.loading = true;
    try {
      do {
        this.again = false;
        this.draw(await api.chat(this.id));
      } while (this.again);
    } catch (problem) {
      this.world.fails(problem);
    } finally {
      this.loading = false;
    }
  }

  /** Put the time into the line at the top. */
  tick() {
    const time = timeOf(this.world.now());
    if (this.time.textContent !== time) this.time.textContent = time;
  }

  redraw() {
    this.drawn.clear();
    this.log.replaceChildren();
    this.footKey = null;
    this.shownBefore = false;
    if (this.chat) this.draw(this.chat);
  }

  draw(chat) {
    const before = this.chat;
    this.chat = chat;
    const bot = this.world.bot();
    this.title.textContent = bot.name;
    const role = chat.role ? t(`role_${chat.role}`) : null;
    this.owner.replaceChildren(faceOf(chat), h("span", { class: "whose" }, h("b", {}, chat.name), role && h("small", { testid: "role" }, role)));
    this.tick();
    this.element.setAttribute("aria-label", t("phone_of", { owner: ownerOf(chat.name) }) + (role ? ` (${role})` : ""));
    this.log.setAttribute("aria-label", t("chat_with", { owner: ownerOf(chat.name) }));
    this.closer.setAttribute("aria-label", `${t("close")}: ${chat.name}`);
    this.status.textContent = chat.blocked ? t("blocked") : chat.typing ? t("typing") : t("bot");
    this.status.classList.toggle("busy", chat.typing && !chat.blocked);
    const wasAtEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR_THE_END;
    const newest = chat.messages.at(-1);
    const isNew = newest && newest.id !== before?.messages.at(-1)?.id;
    const focused = document.activeElement;
    const hadFocus = this.element.contains(focused) && focused !== this.log;
    this.drawMessages(chat, bot);
    this.drawFoot(chat);
    // A pressed button may be gone by now; whoever uses the keyboard goes on in the text field.
    if (hadFocus && !this.element.contains(document.activeElement)) this.input?.focus({ preventScroll: true });
    this.drawToast(chat);
    if (wasAtEnd || !before || (isNew && newest.from === "me")) this.scrollToEnd();
  }

  drawMessages(chat, bot) {
    const wanted = [];
    let day = null;
    const put = (key, content, make) => {
      const old = this.drawn.get(key);
      if (!old || old.content !== content) {
        const element = make();
        // Only what is new slides in, not what was edited or there from the start.
        if (!old && this.shownBefore) element.classList.add("arrives");
        this.drawn.set(key, { content, element });
      }
      wanted.push(key);
    };
    const now = this.world.now();
    for (const message of chat.messages) {
      const instant = new Date(message.date * 1000);
      if (dayKey(instant) !== day) {
        day = dayKey(instant);
        const line = dayLine(instant, now);
        put(`day ${day}`, line, () => h("p", { class: "day" }, h("span", {}, line)));
      }
      put(message.id, JSON.stringify(message), () => messageElement(chat, message, bot.name, this));
    }
    if (!chat.started) put("invitation", JSON.stringify([chat.invitation, chat.name]), () => this.invitation(chat));
    if (chat.typing) put("typing", "", () => h("p", { class: "dots", "aria-label": t("typing") }, h("i"), h("i"), h("i")));
    for (const key of [...this.drawn.keys()]) if (!wanted.includes(key)) this.drawn.delete(key);
    const elements = wanted.map((key) => this.drawn.get(key).element);
    for (const child of [...this.log.children]) if (!elements.includes(child)) child.remove();
    this.shownBefore = true;
    elements.forEach((element, place) => {
      if (this.log.children[place] !== element) this.log.insertBefore(element, this.log.children[place] ?? null);
    });
  }

  invitation(chat) {
    if (!chat.invitation) return h("p", { class: "card plain" }, t("not_started", { name: chat.name }));
    return h("div", { class: "card", testid: "invitation" },
      h("img", { src: "/icon.svg", alt: "", width: 44, height: 44 }),
      h("div", {},
        h("strong", {}, t("invitation_title")),
        h("p", {}, t("invitation_text")),
        h("p", { class: "address" }, chat.invitation.replace("https://", ""))),
      h("button", { type: "button", class: "primary", testid: "start", onClick: () => this.starts() }, t("start")));
  }

  drawFoot(chat) {
    const key = JSON.stringify([chat.started, chat.blocked, chat.commands, chat.reply_keyboard, chat.invitation]);
    if (key === this.footKey) return;
    this.footKey = key;
    const written = this.input?.value ?? "";
    this.input = null;
    if (chat.blocked) {
      this.foot.replaceChildren(h("button", { type: "button", class: "wide", testid: "unblock", onClick: () => this.acts("unblock") }, t("unblock")));
      return;
    }
    if (!chat.started) {
      const start = chat.invitation ? null : h("button", { type: "button", class: "wide", testid: "start", onClick: () => this.starts() }, t("start"));
      this.foot.replaceChildren(...(start ? [start] : []));
      return;
    }
    this.input = h("textarea", { rows: 1, testid: "message-input", "aria-label": t("write"), placeholder: t("write"), dir: "auto",
      onInput: () => this.fits(), onKeydown: (event) => this.key(event) });
    this.input.value = written;
    const send = h("button", { type: "submit", class: "round send", testid: "send", "aria-label": t("send") }, icon(...SEND_ICON));
    const form = h("form", { class: "writing", onSubmit: (event) => { event.preventDefault(); this.sends(); } },
      this.menu("attach", [icon(...PLUS_ICON)], this.attachments()),
      chat.commands.length ? this.menu("commands", [h("span", { "aria-hidden": "true" }, "/")], this.commands(chat)) : null,
      this.input, send);
    const keys = chat.reply_keyboard.length
      ? h("div", { class: "reply-keys" }, chat.reply_keyboard.map((row) => h("div", { class: "button-row" },
        row.map((label) => h("button", { type: "button", onClick: () => this.writes(label) }, label)))))
      : null;
    this.foot.replaceChildren(...[form, keys].filter(Boolean));
    this.fits();
  }

  menu(name, face, entries) {
    const list = h("div", { class: "menu", role: "group", "aria-label": t(name) }, entries);
    return closesByItself(h("details", { class: "menu-holder", testid: name },
      h("summary", { class: "round", "aria-label": t(name), title: t(name) }, face), list));
  }

  attachments() {
    const entry = (key, does) => h("button", { type: "button", testid: key, onClick: does }, t(key));
    return [
      entry("attach_photo", () => this.picker.click()),
      entry("attach_voice", () => this.acts("voice")),
      entry("attach_sticker", () => this.acts("sticker")),
      h("hr"),
      entry("block", () => this.acts("block")),
    ];
  }

  commands(chat) {
    return chat.commands.map((item) => h("button", { type: "button", testid: "command", onClick: () => this.writes(`/${item.command}`) },
      h("b", {}, `/${item.command}`), ` ${item.description}`));
  }

  drawToast(chat) {
    if (this.toasts !== null && chat.toasts > this.toasts && chat.toast?.text) {
      this.toast.textContent = chat.toast.text;
      this.toast.classList.add("shown");
      clearTimeout(this.toastTimer);
      this.toastTimer = setTimeout(() => this.toast.classList.remove("shown"), TOAST_MILLISECONDS);
    }
    this.toasts = chat.toasts;
  }

  scrollToEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    // Pictures grow when they have come.
    for (const image of this.log.querySelectorAll("img")) {
      if (!image.complete) image.addEventListener("load", () => { this.log.scrollTop = this.log.scrollHeight; }, { once: true });
    }
  }

  fits() {
    this.input.style.height = "";
    if (this.input.value) this.input.style.height = `${Math.min(this.input.scrollHeight + 2, 140)}px`;
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.sends();
    }
  }

  sends() {
    const text = this.input.value;
    this.input.focus();
    if (!text.trim()) return;
    this.input.value = "";
    this.fits();
    this.writes(text);
  }

  writes(text) { return this.acts("write", { text }); }

  starts() { return this.acts("start", this.chat.invitation ? { link: this.chat.invitation } : {}); }

  press(message, row, column, button, element) {
    if (button.url) {
      if (!this.world.opensLink(button.url)) window.open(button.url, "_blank", "noopener,noreferrer");
      return;
    }
    element.classList.add("pressed");
    setTimeout(() => element.classList.remove("pressed"), 1200);
    this.acts("press", { message_id: message.id, row, column });
  }

  opensLink(url) { return this.world.opensLink(url); }

  shows(source, name) { this.world.shows(source, name); }

  async sendsPicture() {
    const [file] = this.picker.files;
    this.picker.value = "";
    if (file) await api.sendPhoto(this.id, file).catch(this.world.fails);
  }

  async acts(action, body = {}) {
    try {
      await api.act(this.id, action, body);
    } catch (problem) {
      this.world.fails(problem);
    }
  }
}
