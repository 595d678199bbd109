/** The file comes with the port of the default; a machine may have chosen another. */
export const webConfigFor = (text: string, port: number): string => text.replaceAll('http://127.0.0.1:7071/', `http://127.0.0.1:${port}/`);
