// One metric: its title, and whatever shows it.
import { useId, type ReactElement, type ReactNode } from "react";
import css from "./Metrics.module.css";

/** A card of the metrics: flat, divided from the next by a line. */
export function Card({
  title,
  label,
  after,
  isWide = false,
  children,
}: {
  readonly title: ReactNode;
  /** What the card is called where its title is made of controls, which have names of their own. */
  readonly label?: string;
  readonly after?: ReactNode;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  const id = useId();
  return (
    <article
      className={css.card}
      data-wide={isWide}
      {...(label === undefined ? { "aria-labelledby": id } : { "aria-label": label })}
    >
      <header className={css.cardHead}>
        <h2 id={id} className={css.cardTitle}>
          {title}
        </h2>
        {after}
      </header>
      {children}
    </article>
  );
}
