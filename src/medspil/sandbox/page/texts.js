// The page's own words in Danish and English, and how it writes dates and times.

const TEXTS = {
  da: {
    subtitle: "Sandkasse: prøv det hele uden rigtige beskeder",
    page_language: "Sidens sprog",
    people: "Personer",
    new_citizen: "Ny borger",
    new_leader: "Ny gruppeleder",
    new_staff: "Ny kontaktperson",
    new_peer: "Ny peermedarbejder",
    new_interviewer: "Ny interviewer",
    new_coordinator: "Ny koordinator",
    more_phones: "Flere telefoner",
    other_phone: "En, der har et link …",
    role_citizen: "borger",
    role_leader: "gruppeleder",
    role_staff: "kontaktperson",
    role_peer: "peermedarbejder",
    role_interviewer: "interviewer",
    role_coordinator: "koordinator",
    phones: "Telefoner",
    clock: "Uret",
    plus_hour: "+1 time",
    plus_day: "+1 dag",
    next_morning: "Næste morgen",
    next_monday: "Næste mandag",
    set_clock_to: "Stil uret frem til",
    set_clock: "Stil uret",
    pick_time: "Vælg i kalenderen",
    how_to_write_time: "Skriv dag og tid sådan: {example}",
    clock_help: "Når du stiller uret frem, sker det, der skal ske: påmindelser og tilbageblik.",
    clock_ahead: "Uret er {time} foran",
    clock_real: "Uret viser den rigtige tid",
    other_phone_title: "Endnu en telefon",
    other_phone_help: "Til en, der er inviteret. Indsæt linket eller koden.",
    first_name: "Fornavn",
    language: "Telefonens sprog",
    link_or_code: "Link eller kode (kan udelades)",
    cancel: "Annullér",
    open_phone: "Åbn telefonen",
    picture: "Billede",
    close: "Luk",
    chat_with: "{owner} chat med Medspil",
    messages: "Beskeder",
    phone_of: "{owner} telefon",
    bot: "bot",
    typing: "skriver …",
    blocked: "blokeret",
    write: "Skriv en besked",
    send: "Send",
    commands: "Kommandoer",
    attach: "Vedhæft",
    attach_photo: "Billede",
    attach_voice: "Talebesked",
    attach_sticker: "Klistermærke",
    block: "Blokér botten",
    unblock: "Fjern blokering",
    beside: "Vis {name} ved siden af",
    more: "Flere muligheder",
    start: "Start",
    invitation_title: "Du er inviteret til Medspil",
    invitation_text: "Tryk på Start for at åbne invitationen.",
    not_started: "Medspil kan først skrive, når {name} har trykket på Start.",
    edited: "redigeret",
    voice: "Talebesked",
    sticker: "Klistermærke",
    document: "Fil",
    photo: "Billede",
    download: "Hent {name}",
    you: "Du: ",
    new_message: "ny besked",
    nobody_title: "Velkommen til sandkassen",
    nobody_text: "Her er ingen rigtige personer og ingen rigtige beskeder. Opret en ny borger, og prøv samtalen.",
    nobody_steps: ["Opret en ny borger, og tryk på Start", "Sæt et delmål med dine egne ord", "Stil uret frem, og se påmindelsen komme"],
    offline: "Forbindelsen til sandkassen er væk. Prøver igen …",
    today: "I dag",
    yesterday: "I går",
    days: ["dag", "dage"],
    hours: ["time", "timer"],
    minutes: ["min.", "min."],
  },
  en: {
    subtitle: "Sandbox: try everything without real messages",
    page_language: "Language of the page",
    people: "People",
    new_citizen: "New citizen",
    new_leader: "New group leader",
    new_staff: "New contact person",
    new_peer: "New peer worker",
    new_interviewer: "New interviewer",
    new_coordinator: "New coordinator",
    more_phones: "More phones",
    other_phone: "Someone with a link …",
    role_citizen: "citizen",
    role_leader: "group leader",
    role_staff: "contact person",
    role_peer: "peer worker",
    role_interviewer: "interviewer",
    role_coordinator: "coordinator",
    phones: "Phones",
    clock: "The clock",
    plus_hour: "+1 hour",
    plus_day: "+1 day",
    next_morning: "Next morning",
    next_monday: "Next Monday",
    set_clock_to: "Turn the clock forward to",
    set_clock: "Turn it",
    pick_time: "Choose in the calendar",
    how_to_write_time: "Write day and time like this: {example}",
    clock_help: "When the clock goes forward, what falls due happens: reminders and look-backs.",
    clock_ahead: "The clock is {time} ahead",
    clock_real: "The clock shows real time",
    other_phone_title: "One more phone",
    other_phone_help: "For somebody who is invited. Put in the link or the code.",
    first_name: "First name",
    language: "Language of the phone",
    link_or_code: "Link or code (may be left out)",
    cancel: "Cancel",
    open_phone: "Open the phone",
    picture: "Picture",
    close: "Close",
    chat_with: "{owner} chat with Medspil",
    messages: "Messages",
    phone_of: "{owner} phone",
    bot: "bot",
    typing: "typing …",
    blocked: "blocked",
    write: "Write a message",
    send: "Send",
    commands: "Commands",
    attach: "Attach",
    attach_photo: "Picture",
    attach_voice: "Voice message",
    attach_sticker: "Sticker",
    block: "Block the bot",
    unblock: "Unblock",
    beside: "Show {name} beside",
    more: "More",
    start: "Start",
    invitation_title: "You are invited to Medspil",
    invitation_text: "Press Start to open the invitation.",
    not_started: "Medspil can only write once {name} has pressed Start.",
    edited: "edited",
    voice: "Voice message",
    sticker: "Sticker",
    document: "File",
    photo: "Picture",
    download: "Download {name}",
    you: "You: ",
    new_message: "new message",
    nobody_title: "Welcome to the sandbox",
    nobody_text: "There are no real people and no real messages here. Make a new citizen and try the talk.",
    nobody_steps: ["Make a new citizen and press Start", "Set a sub-goal in your own words", "Turn the clock and see the reminder come"],
    offline: "The sandbox is away. Trying again …",
    today: "Today",
    yesterday: "Yesterday",
    days: ["day", "days"],
    hours: ["hour", "hours"],
    minutes: ["min", "min"],
  },
};

let language = localStorage.getItem("language") === "en" ? "en" : "da";
let zone = "Europe/Copenhagen";

export const currentLanguage = () => language;

/** Choose the page's language and put its words where the markup asks for them. */
export function speak(wanted) {
  language = wanted;
  localStorage.setItem("language", wanted);
  document.documentElement.lang = wanted;
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", t(element.dataset.label));
  for (const element of document.querySelectorAll("[data-language]")) {
    element.setAttribute("aria-pressed", String(element.dataset.language === wanted));
  }
}

export const liveIn = (wanted) => { zone = wanted; };

/** Whose it is: "Saras", "Jonas'", "Sara's". */
export const ownerOf = (name) => (language === "en" ? `${name}'s` : /[sxz]$/i.test(name) ? `${name}'` : `${name}s`);

/** A text of the page, with {name} filled in. */
export function t(key, values = {}) {
  const text = TEXTS[language][key];
  return typeof text === "string" ? text.replace(/\{(\w+)\}/g, (_, name) => values[name]) : text;
}

const format = (instant, options) =>
  new Intl.DateTimeFormat(language === "da" ? "da-DK" : "en-GB", { timeZone: zone, ...options }).format(instant);

export const timeOf = (instant) => format(instant, { hour: "2-digit", minute: "2-digit" });
export const dateOf = (instant) => format(instant, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
export const weekdayOf = (instant) => format(instant, { weekday: "long" });
export const shortDateOf = (instant) => format(instant, { day: "numeric", month: "short" });

/** The calendar day on the wall, to compare days with. */
export const dayKey = (instant) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(instant);

/** Hours, minutes and seconds on the wall, for the hands of the clock. */
export function wall(instant) {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, timeStyle: "medium" }).format(instant).split(":");
  return parts.map(Number);
}

const two = (number) => String(number).padStart(2, "0");

/** The time on the wall as the sandbox and the browser's calendar write it: 2026-11-27T09:30. */
export const isoWall = (instant) => `${dayKey(instant)}T${wall(instant).slice(0, 2).map(two).join(":")}`;

/** The same as people write it: 27.11.2026 09.30 or 27/11/2026 09:30. */
export function writtenWall(iso) {
  const [year, month, day, hour, minute] = iso.split(/[-T:]/);
  return language === "da" ? `${day}.${month}.${year} ${hour}.${minute}` : `${day}/${month}/${year} ${hour}:${minute}`;
}

/** Read what `writtenWall` writes, in either form, or null; a day alone means nine in the morning. */
export function readWall(text) {
  const iso = text.trim().match(/^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/);
  if (iso) return text.trim();
  const found = text.trim().match(/^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:,?\s+(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d\d))?)?$/i);
  if (!found) return null;
  const [, day, month, year, hour = "9", minute = "00"] = found;
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}`;
}

/** "I dag", "I går" or the date, as a line between messages. */
export function dayLine(instant, now) {
  const key = dayKey(instant);
  if (key === dayKey(now)) return t("today");
  if (key === dayKey(new Date(now.getTime() - 86400000))) return t("yesterday");
  return dateOf(instant);
}

/** A stretch of time in its two largest units: "2 dage 3 timer". */
export function stretch(seconds) {
  const minutes = Math.round(seconds / 60);
  const parts = [["days", Math.floor(minutes / 1440)], ["hours", Math.floor((minutes % 1440) / 60)], ["minutes", minutes % 60]];
  const told = parts.filter(([, count]) => count > 0).slice(0, 2);
  return told.map(([unit, count]) => `${count} ${t(unit)[count === 1 ? 0 : 1]}`).join(" ");
}
