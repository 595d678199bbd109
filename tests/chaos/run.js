// Runs a built module's `run(args)` in this process: node run.js <file URL> [args]
const [url, ...args] = process.argv.slice(2);
process.exit(await (await import(url)).run(args));
