declare module 'autocannon' {
  export interface Client { setRequest(request: { method: string; path: string; headers: Record<string, string> }): void }
  interface Options { url: string; connections: number; duration: number; setupClient(client: Client): void }
  interface Result { errors: number; timeouts: number; non2xx: number; requests: { average: number }; latency: { p50: number; p97_5: number } }
  function autocannon(options: Options): Promise<Result>;
  export { autocannon as default };
}
