// Drawing one message: its words, pictures, files and buttons.

import { fileUrl } from "./api.js";
import { h, icon } from "./dom.js";
import { t, timeOf } from "./texts.js";

const MARKS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote", spoiler: "span" };
const FILE_ICON = ["M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8z", "M14 3v5h5", "M12 11v6", "m9.500 14.500 2.500 2.500 2.500-2.500"];
const VOICE_ICON = ["M12 4a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V7a3 3 0 0 0-3-3z", "M6 11.500a6 6 0 0 0 12 0", "M12 18v3"];
const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]|(?<=^|\s)\/[A-Za-z0-9_]{1,32}(?!\S)/gm;

/** A message as an element. `does` has press(message, row, column), writes(text), opensLink(url) and shows(src, alt). */
export function messageElement(chat, message, botName, does) {
  const mine = message.from === "me";
  const content = [];
  if (message.photo) content.push(picture(chat, message, does));
  if (message.filename) content.push(file(chat, message));
  if (message.kind === "voice") content.push(h("div", { class: "attachment" }, icon(...VOICE_ICON), h("span", { class: "wave", "aria-hidden": "true" }), t("voice")));
  if (message.kind === "sticker") content.push(h("div", { class: "sticker", role: "img", "aria-label": t("sticker") }, "👍"));
  const time = timeOf(new Date(message.date * 1000));
  const stamp = h("span", { class: message.photo && !message.text ? "stamp over" : "stamp" }, message.edited ? `${t("edited")} ${time}` : time);
  if (message.text) content.push(h("div", { class: "caption" }, h("div", { class: "words", dir: "auto" }, words(message, does)), stamp));
  else content.push(stamp);
  const plain = message.kind === "sticker" ? " bare" : "";
  return h("article", { class: `message ${mine ? "mine" : "theirs"}${plain}`, testid: "message", "data-from": message.from, "data-id": message.id, "aria-label": mine ? chat.name : botName },
    h("div", { class: message.photo ? "bubble with-picture" : "bubble" }, content),
    message.buttons.length ? keyboard(message, does) : null);
}

function keyboard(message, does) {
  return h("div", { class: "buttons" }, message.buttons.map((row, y) => h("div", { class: "button-row" }, row.map((button, x) =>
    h("button", { type: "button", testid: "button", class: button.url ? "inline link" : "inline", onClick: (event) => does.press(message, y, x, button, event.currentTarget) }, button.label)))));
}

function picture(chat, message, does) {
  const source = fileUrl(chat.id, message.id);
  const name = message.text || t("photo");
  return h("button", { type: "button", class: "thumb", "aria-label": `${t("photo")}: ${name}`, onClick: () => does.shows(source, name) },
    h("img", { src: source, alt: name, testid: "picture", loading: "lazy" }));
}

function file(chat, message) {
  return h("a", { class: "attachment file", testid: "document", href: fileUrl(chat.id, message.id), download: message.filename, "aria-label": t("download", { name: message.filename }) },
    icon(...FILE_ICON), h("span", {}, message.filename));
}

/** The words with Telegram's entities (offsets in UTF-16, as JavaScript counts) and links made clickable. */
function words(message, does) {
  const entities = message.entities.filter((entity) => MARKS[entity.type] || entity.type === "text_link");
  return marked(message.text, 0, message.text.length, entities, does);
}

function marked(text, from, to, entities, does) {
  const pieces = [];
  let at = from;
  for (let i = 0; i < entities.length; i += 1) {
    const entity = entities[i];
    const end = entity.offset + entity.length;
    if (entity.offset < at || end > to) continue;
    pieces.push(...linked(text.slice(at, entity.offset), does));
    const inside = marked(text, entity.offset, end, entities.slice(i + 1), does);
    pieces.push(entity.type === "text_link" ? link(entity.url, inside, does) : h(MARKS[entity.type], {}, inside));
    at = end;
  }
  pieces.push(...linked(text.slice(at, to), does));
  return pieces;
}

function linked(text, does) {
  const pieces = [];
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    pieces.push(text.slice(at, match.index));
    const found = match[0];
    if (found.startsWith("/")) pieces.push(h("button", { type: "button", class: "command", onClick: () => does.writes(found) }, found));
    else pieces.push(link(found, [found], does));
    at = match.index + found.length;
  }
  pieces.push(text.slice(at));
  return pieces.filter((piece) => piece !== "");
}

function link(url, inside, does) {
  if (!/^https?:\/\//.test(url)) return h("span", {}, inside);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer", onClick: (event) => { if (does.opensLink(url)) event.preventDefault(); } }, inside);
}
