// One metric: its title, and whatever shows it.
import { useId, type ReactElement, type ReactNode } from "react";
import css from "./Metrics.module.css";

/** A card of the metrics: flat, divided from the next by a line. */
export function Card({
  title,
  after,
  isWide = false,
  children,
}: {
  readonly title: ReactNode;
  readonly after?: ReactNode;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  const id = useId();
  return (
    <article className={css.card} data-wide={isWide} aria-labelledby={id}>
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
