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
    <section className={css.card} data-wide={isWide} aria-labelledby={id}>
      <header className={css.cardHead}>
        <h3 id={id} className={css.cardTitle}>
          {title}
        </h3>
        {after}
      </header>
      {children}
    </section>
  );
}
