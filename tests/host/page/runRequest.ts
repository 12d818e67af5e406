import {
  CoreApp,
  isDataFrame,
  isTableData,
  LoadingState,
  rangeUtil,
  toDataFrame,
  type DataFrame,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataQueryResponseData,
  type DataSourceApi,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { toDataQueryError } from '@grafana/runtime';
import { catchError, from, map, merge, Observable, of, scan, share, takeUntil, timer } from 'rxjs';

/** Until the first answer; a fast one never shows the loading bar. */
const LOADING_AFTER_MILLISECONDS = 200;

interface Progress {
  packets: Map<string, DataQueryResponse>;
  panelData: PanelData;
}

/** Runs a request and puts its packets together as grafana-contracts.md, section 1.2 describes. */
export function runRequest(
  dataSource: DataSourceApi,
  request: DataQueryRequest,
  queryFunction?: DataSourceApi['query']
): Observable<PanelData> {
  const loading: PanelData = { state: LoadingState.Loading, series: [], request, timeRange: request.range };
  if (request.targets.length === 0) {
    return of({ ...loading, state: LoadingState.Done });
  }
  const answers = responsesOf(dataSource, withoutHidden(request), queryFunction).pipe(
    scan((progress: Progress, packet) => addPacket(progress, packet), {
      packets: new Map(),
      panelData: loading,
    }),
    map(({ panelData }) => panelData),
    catchError((error) => of({ ...loading, state: LoadingState.Error, error: toDataQueryError(error) })),
    share()
  );
  const waiting = timer(LOADING_AFTER_MILLISECONDS).pipe(
    map(() => loading),
    takeUntil(answers)
  );
  return merge(waiting, answers);
}

function responsesOf(
  dataSource: DataSourceApi,
  request: DataQueryRequest,
  queryFunction?: DataSourceApi['query']
): Observable<DataQueryResponse> {
  try {
    return from(queryFunction ? queryFunction(request) : dataSource.query(request));
  } catch (error) {
    return new Observable((subscriber) => subscriber.error(error));
  }
}

function withoutHidden(request: DataQueryRequest): DataQueryRequest {
  const app = request.app ?? CoreApp.Dashboard;
  return { ...request, app, targets: request.targets.filter(({ hide }) => !hide) };
}

/** Packets with the same key replace each other; the newest says how far the panel is, unless one of them failed. */
function addPacket({ packets, panelData }: Progress, packet: DataQueryResponse): Progress {
  const all = new Map(packets).set(packet.key ?? packet.data[0]?.refId ?? 'A', packet);
  const request = panelData.request!;
  const responses = [...all.values()];
  const errors = responses.flatMap(errorsOf);
  const frames = responses.flatMap(({ data }) => data).map(toFrameUnlessValue);
  return {
    packets: all,
    panelData: {
      state: errors.length > 0 ? LoadingState.Error : (packet.state ?? LoadingState.Done),
      series: frames.filter(({ meta }) => meta?.dataTopic === undefined),
      annotations: frames.filter(({ meta }) => meta?.dataTopic !== undefined),
      error: errors[0],
      errors: errors.length > 0 ? errors : undefined,
      request: { ...request, endTime: Date.now() },
      timeRange: timeRangeOf(request, packet.state),
    },
  };
}

/** A range that ends now moves along with an answer that goes on. */
function timeRangeOf({ range, rangeRaw, timezone }: DataQueryRequest, state: LoadingState | undefined): TimeRange {
  return state === LoadingState.Streaming && rangeRaw && rangeUtil.isRelativeTimeRange(rangeRaw)
    ? rangeUtil.convertRawToRange(rangeRaw, timezone)
    : range;
}

/** The answer to a variable query may be plain values instead of frames. */
function toFrameUnlessValue(data: DataQueryResponseData): DataFrame {
  return isDataFrame(data) || isTableData(data) || 'datapoints' in data ? toDataFrame(data) : data;
}

function errorsOf({ error, errors }: DataQueryResponse): DataQueryError[] {
  return errors ?? (error ? [error] : []);
}
