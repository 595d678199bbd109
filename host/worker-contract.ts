/**
 * What @azure/functions expects from, and hands to, the process it runs in. The library's own types for this live in
 * '@azure/functions-core', which exists only inside Microsoft's worker.
 * https://github.com/Azure/azure-functions-nodejs-worker/tree/v3.x/types-core
 */
import type { InvocationContext } from '@azure/functions';
import type { LogLevel } from './log-entry.js';

export type FunctionCallback = (...inputs: unknown[]) => unknown;

export interface Binding {
  type?: string;
  direction?: string;
  [setting: string]: unknown;
}

export interface FunctionMetadata {
  name: string;
  bindings: Record<string, Binding>;
  retryOptions?: unknown;
}

export interface Nullable<T> {
  value: T;
}

export interface RpcHttpRequest {
  method: string;
  url: string;
  nullableHeaders: Record<string, Nullable<string>>;
  nullableQuery: Record<string, Nullable<string>>;
  nullableParams: Record<string, Nullable<string>>;
  body?: { bytes: Buffer };
}

export interface RpcCookie {
  name: string;
  value: string;
  domain?: Nullable<string>;
  path?: Nullable<string>;
  expires?: Nullable<{ seconds: number }>;
  secure?: Nullable<boolean>;
  httpOnly?: Nullable<boolean>;
  /** `none` stands for "not said"; `explicitNone` is SameSite=None. */
  sameSite: 'none' | 'lax' | 'strict' | 'explicitNone';
  maxAge?: Nullable<number>;
}

export interface RpcHttpReply {
  statusCode: string;
  headers: Record<string, string>;
  cookies: RpcCookie[];
  body?: { bytes?: Uint8Array } | null;
}

export type TriggerData = { http: RpcHttpRequest } | { json: string };

export interface InvocationReply {
  invocationId: string;
  returnValue?: { http?: RpcHttpReply } | null;
}

export interface CoreInvocation {
  invocationId: string;
  metadata: FunctionMetadata;
  state: 'preInvocationHooks' | 'invocation' | 'postInvocationHooks' | undefined;
  request: object;
  log(level: LogLevel, category: string, message: string): void;
}

export interface InvocationModel {
  getArguments(): Promise<{ context: InvocationContext; inputs: unknown[] }>;
  invokeFunction(context: InvocationContext, inputs: unknown[], callback: FunctionCallback): Promise<unknown>;
  getResponse(context: InvocationContext, result: unknown): Promise<InvocationReply>;
}

export interface ProgrammingModel {
  getInvocationModel(invocation: CoreInvocation): InvocationModel;
  getCapabilities(capabilities: Record<string, string>): Promise<Record<string, string>>;
}
