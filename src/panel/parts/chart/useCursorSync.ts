import { DashboardCursorSync, DataHoverClearEvent, DataHoverEvent, type EventBus } from '@grafana/data';
import { usePanelContext } from '@grafana/ui';
import { useCallback, useEffect } from 'react';

/**
 * Shares the cursor with the other panels of the dashboard, where the dashboard asks for it. Returns what to call when
 * the user moves the cursor; `onRemote` gets the times of the others, null when they leave.
 */
export function useCursorSync(
  eventBus: EventBus,
  onRemote: (timeMs: number | null) => void
): (timeMs: number | null) => void {
  const { sync } = usePanelContext();
  const isOn = useCallback(() => (sync?.() ?? DashboardCursorSync.Off) !== DashboardCursorSync.Off, [sync]);

  useEffect(() => {
    const hover = eventBus.getStream(DataHoverEvent).subscribe((event) => {
      const timeMs: unknown = event.payload?.point?.time;
      if (isOn() && event.origin !== eventBus && typeof timeMs === 'number') {
        onRemote(timeMs);
      }
    });
    const clear = eventBus.getStream(DataHoverClearEvent).subscribe((event) => {
      if (isOn() && event.origin !== eventBus) {
        onRemote(null);
      }
    });
    return () => {
      hover.unsubscribe();
      clear.unsubscribe();
    };
  }, [eventBus, isOn, onRemote]);

  return useCallback(
    (timeMs) => {
      if (isOn()) {
        eventBus.publish(timeMs === null ? new DataHoverClearEvent() : new DataHoverEvent({ point: { time: timeMs } }));
      }
    },
    [eventBus, isOn]
  );
}
