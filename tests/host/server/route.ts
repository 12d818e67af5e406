import type { IncomingHttpHeaders } from 'node:http';
import type { Role } from './role';

export interface ApiRequest {
  method: string;
  groups: string[];
  parameters: URLSearchParams;
  body: string;
  accept?: string;
  headers?: IncomingHttpHeaders;
  /** Of the user, as the address bar chose it. */
  role?: Role;
}

export interface ApiResponse {
  status: number;
  contentType: string;
  body: string;
}

export type Route = [method: string, path: RegExp, handle: (request: ApiRequest) => ApiResponse | Promise<ApiResponse>];

export function json(status: number, value: unknown): ApiResponse {
  return { status, contentType: 'application/json', body: JSON.stringify(value) };
}

export function findRoute(routes: Route[], method: string, path: string) {
  for (const [routeMethod, pattern, handle] of routes) {
    const match = routeMethod === '*' || routeMethod === method ? pattern.exec(path) : null;
    if (match) {
      return { handle, groups: match.slice(1).map(decodeURIComponent) };
    }
  }
  return null;
}
