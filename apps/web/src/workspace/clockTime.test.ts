// Times and days in words.
import { describe, expect, it } from "vitest";
import { clockTime, dayInWords, daysInWords } from "./clockTime.ts";

const noon = new Date(2026, 10, 24, 12, 30).getTime();
const hourMs = 3_600_000;

describe("times in words", () => {
  it("writes the clock with two digits", () => {
    expect(clockTime(new Date(2026, 0, 2, 9, 5).getTime())).toBe("09:05");
  });
  it("counts minutes, then says the day", () => {
    expect(daysInWords(noon - 20_000, noon)).toBe("now");
    expect(daysInWords(noon - 60_000, noon)).toBe("a minute ago");
    expect(daysInWords(noon - 12 * 60_000, noon)).toBe("12 minutes ago");
    expect(daysInWords(noon - 2 * hourMs, noon)).toBe("today at 10:30");
    expect(daysInWords(noon - 13 * hourMs, noon)).toBe("yesterday");
    expect(daysInWords(noon - 5 * 24 * hourMs, noon)).toBe("Thursday");
    expect(daysInWords(noon - 12 * 24 * hourMs, noon)).toBe("12 November");
    expect(daysInWords(new Date(2025, 10, 12).getTime(), noon)).toBe("12 November 2025");
  });
  it("names a day to come, with its year where that is another", () => {
    expect(dayInWords(noon + 30 * 24 * hourMs, noon)).toBe("24 December");
    expect(dayInWords(noon + 60 * 24 * hourMs, noon)).toBe("23 January 2027");
  });
});
