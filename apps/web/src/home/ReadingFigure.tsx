// How a score is read, in one picture: a staff, two events, a sequence that is two thirds done, the playhead and the deadline.
import type { ReactElement } from "react";
import css from "./ReadingFigure.module.css";
import home from "./Home.module.css";

/** The picture with its four words; it stands for itself, so it has a spoken description. */
export function ReadingFigure(): ReactElement {
  return (
    <figure className={home.figure}>
      <svg
        viewBox="0 0 624 96"
        className={css.score}
        role="img"
        aria-label="A staff with the events order_received and inventory_confirmed; below it a sequence whose first step is filled, whose second is hatched because it waits for payment_successful, and which times out after 60 seconds."
      >
        <defs>
          <pattern id="reading-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0V4" className={css.hatch} />
          </pattern>
        </defs>
        <path d="M0 16H3V80H0Z" className={css.ink} />
        <path d="M3 48H620" className={css.staff} />
        <path d="M40 48V66" className={css.cue} />
        <circle cx="40" cy="48" r="6" className={css.ink} />
        <circle cx="172" cy="48" r="6" className={css.ink} />
        <text x="34" y="34" className={css.name}>
          order_received
        </text>
        <text x="166" y="34" className={css.name}>
          inventory_confirmed
        </text>
        <path d="M40 64H168L178 73L168 82H40Z" className={css.ink} />
        <text x="52" y="77" className={css.inverted}>
          stock is confirmed
        </text>
        <path d="M171 64H452L461 73L452 82H171L181 73Z" className={css.open} />
        <path d="M171 64H316V82H171L181 73Z" fill="url(#reading-hatch)" />
        <path d="M171 64H452L461 73L452 82H171L181 73Z" className={css.edge} />
        <text x="200" y="77" className={css.waiting}>
          waiting for payment_successful
        </text>
        <path d="M461 58V88" className={css.deadline} />
        <text x="472" y="78" className={css.tempo}>
          60 s, or it times out
        </text>
        <path d="M316 12V94" className={css.playhead} />
        <path d="M311 4H321V11L316 15L311 11Z" className={css.flag} />
      </svg>
      <figcaption className={home.legend}>
        <span>
          <strong>Shape</strong> is the kind
        </span>
        <span>
          <strong>Shading</strong> is the progress
        </span>
        <span>
          <strong>Length</strong> is the time
        </span>
        <span>
          <strong>A staff</strong> is an agent
        </span>
      </figcaption>
    </figure>
  );
}
