import {
  defer,
  distinctUntilChanged,
  fromEvent,
  map,
  NEVER,
  Observable,
  repeat,
  startWith,
  switchMap,
  timer,
} from 'rxjs';

/**
 * Polls as long as somebody can see it: the first time after the interval, then each time after the interval from the
 * last answer. Stops, and cancels what is under way, when the page is hidden or nobody listens; goes on when the page is
 * seen again.
 */
export function pollWhileVisible<T>(
  poll: (signal: AbortSignal) => Promise<T>,
  { intervalSeconds, page = document }: { intervalSeconds: number; page?: Document }
): Observable<T> {
  return defer(() => {
    let answeredMilliseconds = Date.now();
    const wait = () => timer(Math.max(0, answeredMilliseconds + intervalSeconds * 1000 - Date.now()));
    const ask = () =>
      new Observable<T>((subscriber) => {
        const controller = new AbortController();
        poll(controller.signal).then(
          (answer) => {
            answeredMilliseconds = Date.now();
            subscriber.next(answer);
            subscriber.complete();
          },
          (error) => subscriber.error(error)
        );
        return () => controller.abort();
      });
    return fromEvent(page, 'visibilitychange').pipe(
      startWith(null),
      map(() => !page.hidden),
      distinctUntilChanged(),
      switchMap((visible) => (visible ? defer(wait).pipe(switchMap(ask), repeat()) : NEVER))
    );
  });
}
