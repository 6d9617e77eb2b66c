// The analysis of Mozilla's HTTP Observatory, of a server on this machine: its own program takes no port.
// usage: node observatory.mjs PORT PATH
import { gradeOf, observatory } from "./grade.mjs";

const { retrieve } = await observatory("retriever/retriever.js");

const [port, path] = process.argv.slice(2);
const requests = await retrieve("localhost", { httpPort: port, httpsPort: port, path });
if (!requests.responses.auto) throw new Error("the server does not answer");
console.log(JSON.stringify(gradeOf(requests)));
