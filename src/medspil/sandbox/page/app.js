// The page as a whole: who is open, what is new, and what the parts need from each other.

import * as api from "./api.js";
import { Clock } from "./clock.js";
import { $, closesByItself, h } from "./dom.js";
import { People } from "./people.js";
import { Phone } from "./phone.js";
import { currentLanguage, liveIn, speak, t } from "./texts.js";

const table = $(".phones");
const NARROW = window.matchMedia("(max-width: 760px)");
const open = [];
let bot = { name: "Medspil", username: "" };
let people = [];

const world = {
  now: () => clock.now(),
  bot: () => bot,
  isOpen: (id) => open.some((phone) => phone.id === id),
  opens: (id) => show([id]),
  opensBeside: (id) => show(beside(id)),
  closes: (phone) => show(open.map((other) => other.id).filter((id) => id !== phone.id)),
  fails: tell,
  opensLink,
  shows(source, name) {
    const dialog = $("#picture");
    const image = $("img", dialog);
    image.src = source;
    image.alt = name;
    dialog.showModal();
  },
};

const list = new People($(".person-list"), world);
const clock = new Clock($(".clock"), refresh, tell, () => { for (const phone of open) phone.tick(); });

/** Show these phones side by side, and keep those that are open already. */
function show(ids) {
  const wanted = ids.map((id) => open.find((phone) => phone.id === id) ?? new Phone(id, world));
  open.splice(0, open.length, ...wanted);
  table.replaceChildren(...(wanted.length ? wanted.map((phone) => phone.element) : [nobody()]));
  table.classList.toggle("several", wanted.length > 1);
  localStorage.setItem("open", JSON.stringify(ids));
  list.draw(people);
  // Among others a phone is narrower, and its chat so much longer.
  return Promise.all(wanted.map((phone) => phone.load().then(() => phone.scrollToEnd())));
}

/** These phones and one more: on a narrow screen it lies alone, else citizens on the left and those who work here on the right. */
function beside(id) {
  if (NARROW.matches) return [id];
  const ids = [...open.map((phone) => phone.id).filter((other) => other !== id), id];
  return [...ids.filter((other) => !worksHere(other)), ...ids.filter(worksHere)];
}

const roleOf = (id) => people.find((person) => person.id === id)?.role ?? null;
const worksHere = (id) => !["citizen", null].includes(roleOf(id));

/** What lies on the table at first: the newest citizen's phone and the newest group leader's. */
function atFirst() {
  const newest = (role) => people.filter((person) => person.role === role).at(-1)?.id;
  const ids = [newest("citizen"), newest("leader")].filter(Boolean);
  if (!ids.length) return people.slice(-1).map((person) => person.id);
  return NARROW.matches ? ids.slice(0, 1) : ids;
}

function nobody() {
  return h("div", { class: "nobody" },
    h("img", { src: "/icon.svg", alt: "", width: 72, height: 72 }),
    h("h2", {}, t("nobody_title")),
    h("p", {}, t("nobody_text")),
    h("ol", {}, t("nobody_steps").map((step) => h("li", {}, step))));
}

/** Fetch the list of persons and the time; and every open chat, or only those in `chats`. */
async function refresh(chats = null) {
  const state = await api.state();
  liveIn(state.zone);
  bot = state.bot;
  people = state.phones;
  clock.set(state);
  const here = open.filter((phone) => people.some((person) => person.id === phone.id));
  if (here.length !== open.length) await show(here.map((phone) => phone.id));
  list.draw(people);
  await Promise.all(open.filter((phone) => !chats || chats.includes(phone.id)).map((phone) => phone.load()));
}

/** Only one refresh runs at a time; news that come meanwhile are taken together. */
let waiting = null;
let refreshing = false;
async function news(chats) {
  const all = waiting === "all" || chats.length === 0 || chats.includes(0);
  waiting = all ? "all" : [...(waiting ?? []), ...chats];
  if (refreshing) return;
  refreshing = true;
  try {
    while (waiting) {
      const now = waiting;
      waiting = null;
      await refresh(now === "all" ? null : now);
    }
  } catch (problem) {
    online(false);
  } finally {
    refreshing = false;
  }
}

function online(is) {
  const line = $(".offline");
  line.hidden = is;
  line.textContent = is ? "" : t("offline");
}

function tell(problem) {
  if (problem && !(problem instanceof api.Problem)) {
    online(false);
    return;
  }
  $(".problem").textContent = problem ? problem.message : "";
}

/** Deep links to the bot are for a new phone; any other link is the browser's. */
function opensLink(url) {
  const deep = url.startsWith(`https://t.me/${bot.username}?start=`);
  if (deep) askForPhone(url);
  return deep;
}

/**
 * A new phone on the table: a citizen's takes the place of other citizens', and so does one with a link beside those who
 * work here. All others lie down beside what is there.
 */
async function laysDown(id) {
  await refresh([]);
  const takesAPlace = roleOf(id) === "citizen" || (roleOf(id) === null && open.some((phone) => worksHere(phone.id)));
  if (takesAPlace) open.splice(0, open.length, ...open.filter((phone) => worksHere(phone.id)));
  await show(beside(id));
}

async function newPerson(role) {
  tell(null);
  try {
    const { id } = await api.newPhone({ role, language: currentLanguage() });
    await laysDown(id);
    $(`[data-phone="${id}"] [data-testid=start]`, table)?.focus();
  } catch (problem) {
    tell(problem);
  }
}

function askForPhone(link = "") {
  const dialog = $("#other-phone");
  const form = $("form", dialog);
  form.reset();
  form.elements.language.value = currentLanguage();
  form.elements.code.value = link;
  dialog.returnValue = "";
  dialog.showModal();
}

async function otherPhone() {
  const { value: action } = { value: $("#other-phone").returnValue };
  if (action !== "open") return;
  const { name, language, code } = $("form", $("#other-phone")).elements;
  const given = code.value.trim();
  try {
    const { id } = await api.newPhone({ invited: false, name: name.value, language: language.value });
    if (given) await api.act(id, "start", given.includes("?start=") ? { link: given } : { code: given });
    await laysDown(id);
  } catch (problem) {
    tell(problem);
  }
}

function chooseLanguage(language) {
  speak(language);
  clock.draw();
  list.draw(people);
  for (const phone of open) phone.redraw();
  if (!open.length) show([]);
}

for (const button of document.querySelectorAll("[data-role]")) button.addEventListener("click", () => newPerson(button.dataset.role));
closesByItself($(".more-phones"));
$("[data-testid=other-phone]").addEventListener("click", () => askForPhone());
$("#other-phone").addEventListener("close", otherPhone);
for (const button of document.querySelectorAll("[data-language]")) button.addEventListener("click", () => chooseLanguage(button.dataset.language));

speak(currentLanguage());
await refresh([]).catch(() => online(false));
const remembered = JSON.parse(localStorage.getItem("open") ?? "[]").filter((id) => people.some((person) => person.id === id));
await show(remembered.length ? remembered : atFirst());
document.body.dataset.ready = "true";
api.follow(news, online);
