using System.Globalization;
using SigmaShake.Bench;

if (args.Length == 0)
{
    Console.Error.WriteLine("usage: SigmaShake.Bench PATH-OF-SSG [ROUNDS]");
    return 2;
}

var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200;
Console.WriteLine(new HookBench(Path.GetFullPath(args[0]), rounds).Run());
Console.WriteLine(JudgeBench.Run());
return 0;
