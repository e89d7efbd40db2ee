// Wall-clock times as people write them, in the machine's own zone and always 24 hours: 14:06.

const two = (value: number): string => String(value).padStart(2, "0");

/** Hours and minutes of an instant (milliseconds since 1970). */
export function clockTime(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const dayMs = 86_400_000;

/** How long ago in words, as it is set in italics on the home screen: "now", "12 minutes ago", "yesterday", "Thursday", "12 November". */
export function daysInWords(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return "now";
  if (minutes < 60) return minutes === 1 ? "a minute ago" : `${minutes} minutes ago`;
  const then = new Date(at);
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  if (at >= midnight) return `today at ${clockTime(at)}`;
  if (at >= midnight - dayMs) return "yesterday";
  if (at >= midnight - 6 * dayMs) return days[then.getDay()] ?? "";
  return dayInWords(at, now);
}

/** The day of an instant: "12 November", with the year where it is not that of `now`. */
export function dayInWords(at: number, now: number): string {
  const then = new Date(at);
  const day = `${then.getDate()} ${months[then.getMonth()] ?? ""}`;
  return then.getFullYear() === new Date(now).getFullYear() ? day : `${day} ${then.getFullYear()}`;
}
