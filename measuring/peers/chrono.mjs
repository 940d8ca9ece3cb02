// Reads [{phrase, now}] from standard input; writes [{said, micros}]. `now` is a wall-clock time; days are read on that clock.
import { readFileSync } from "node:fs";
import * as chrono from "chrono-node";

const two = (number) => String(number).padStart(2, "0");

function read({ phrase, now }) {
  const found = chrono.en.GB.parse(phrase, new Date(now), { forwardDate: true });
  if (found.length !== 1 || found[0].end) return "none";
  const start = found[0].start;
  const day = `${start.get("year")}-${two(start.get("month"))}-${two(start.get("day"))}`;
  return start.isCertain("hour") ? `${day}T${two(start.get("hour"))}:${two(start.get("minute"))}` : day;
}

const lines = JSON.parse(readFileSync(0, "utf8"));
lines.slice(0, 20).forEach(read); // what is compiled at first use is nobody's cost of a phrase
const told = lines.map((line) => {
  const begun = process.hrtime.bigint();
  const said = read(line);
  return { said, micros: Number(process.hrtime.bigint() - begun) / 1000 };
});
process.stdout.write(JSON.stringify(told));
