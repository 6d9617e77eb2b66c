using System.Globalization;
using SigmaShake.Bench;
using SigmaShake.Bench.Accuracy;
using SigmaShake.Measuring.Rules;

if (args is ["rules", var count, var folder])
{
    Directory.CreateDirectory(folder);
    foreach (var file in RealisticRules.Generate(int.Parse(count, CultureInfo.InvariantCulture))) File.WriteAllText(Path.Combine(folder, file.Name), file.Text);
    return 0;
}

if (args is ["judge", ..])
{
    Console.WriteLine(JudgeBench.Run(args.Length > 1 ? args[1] : null).Table);
    return 0;
}

if (args is ["accuracy", var corpora])
{
    Console.Write(new AccuracyReport(corpora).Write());
    return 0;
}

if (args is ["log", var entries, var log, var commands, var sources])
{
    var lines = Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(File.ReadLines).ToList();
    new LogGenerator(File.ReadAllLines(commands), lines).Write(log, long.Parse(entries, CultureInfo.InvariantCulture));
    return 0;
}

if (args is not [var ssg, var rounds, var loops, var calls, ..])
{
    Console.Error.WriteLine("usage: SigmaShake.Bench PATH-OF-SSG ROUNDS LOOPS CALLS-OF-EACH [FILE-OF-COMMANDS]\n       SigmaShake.Bench rules COUNT FOLDER     write generated rule files\n       SigmaShake.Bench judge [FILE-OF-COMMANDS]     judge in process alone\n       SigmaShake.Bench accuracy FOLDER-OF-CORPORA     judge labelled commands\n       SigmaShake.Bench log COUNT FOLDER FILE-OF-COMMANDS FOLDER-OF-SOURCES     write a generated log");
    return 2;
}

using var here = new Surroundings(Path.GetFullPath(ssg));
var hook = new HookBench(here, int.Parse(rounds, CultureInfo.InvariantCulture)).Run();
Console.WriteLine(hook.Table);
var cold = new ColdBench(here, rounds: 15).Run();
Console.WriteLine(cold.Table);
var flood = new FloodBench(here, int.Parse(loops, CultureInfo.InvariantCulture), int.Parse(calls, CultureInfo.InvariantCulture)).Run();
Console.WriteLine(flood.Table);
var judge = JudgeBench.Run(args.Length > 4 ? args[4] : null);
Console.WriteLine(judge.Table);
Console.WriteLine(Bar.Table([.. hook.Bars, .. judge.Bars, cold.Bar, flood.Bar]));
return 0;
