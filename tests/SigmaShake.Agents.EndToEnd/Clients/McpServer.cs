using SigmaShake.Agents.EndToEnd.Sandbox;

namespace SigmaShake.Agents.EndToEnd.Clients;

/// <summary>A tool server on standard input and output, whose one tool <c>write_note</c> writes the file <c>TITLE.txt</c> into a folder.</summary>
internal sealed record McpServer(string Program, IReadOnlyList<string> Arguments)
{
    public const string Name = "demo";
    public const string Tool = "write_note";

    private const string Source = """
        const fs = require('node:fs'), path = require('node:path'), folder = process.argv[2];
        const tool = { name: 'write_note', description: 'Writes a note.', inputSchema: { type: 'object', required: ['title', 'text'],
          properties: { title: { type: 'string' }, text: { type: 'string' } } } };
        const answer = {
          'initialize': p => ({ protocolVersion: p.protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'demo', version: '1.0.0' } }),
          'ping': () => ({}),
          'tools/list': () => ({ tools: [tool] }),
          'tools/call': p => {
            fs.writeFileSync(path.join(folder, p.arguments.title + '.txt'), p.arguments.text);
            return { content: [{ type: 'text', text: 'note written: ' + p.arguments.title }] };
          },
        };
        require('node:readline').createInterface({ input: process.stdin }).on('line', line => {
          const { id, method, params } = JSON.parse(line);
          if (id === undefined) return;
          const reply = answer[method] ? { result: answer[method](params) } : { error: { code: -32601, message: 'no such method' } };
          console.log(JSON.stringify({ jsonrpc: '2.0', id, ...reply }));
        }).on('close', () => process.exit(0));
        """;

    /// <summary>A server that writes its notes into the project of <paramref name="workspace"/>.</summary>
    public static McpServer For(Workspace workspace) => new("/usr/bin/env", ["node", workspace.WriteProgram("mcp-server.js", Source), workspace.Project]);
}
