// Talking with the sandbox that serves this page.

/** What went wrong, in words the sandbox gave. */
export class Problem extends Error {}

async function ask(path, options) {
  const answer = await fetch(`/sandbox${path}`, options);
  if (!answer.ok) throw new Problem(await answer.text());
  return answer.json();
}

const post = (path, body = {}) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const state = () => ask("/state");
export const chat = (id) => ask(`/phones/${id}`);
export const newPhone = (wanted) => post("/phones", wanted);
export const act = (id, action, body) => post(`/phones/${id}/${action}`, body);
export const turnClock = (wanted) => post("/clock", wanted);
export const fileUrl = (id, message) => `/sandbox/phones/${id}/files/${message}`;

export const sendPhoto = (id, file) =>
  ask(`/phones/${id}/photo`, { method: "POST", headers: { "Content-Type": file.type || "image/png" }, body: file });

/** Calls `onNews(chatIds)` at each change, first with an empty list; `onLine(false)` while the sandbox is away. */
export function follow(onNews, onLine) {
  const events = new EventSource("/sandbox/events");
  events.onmessage = (event) => {
    onLine(true);
    onNews(JSON.parse(event.data).chats);
  };
  events.onerror = () => onLine(false);
}
