using SigmaShake.Rules.Templates;
using SigmaShake.Rules.Tests.Commands;

namespace SigmaShake.Rules.Tests.Templates;

/// <summary>Templates held against commands, with the home <c>/home/u</c>.</summary>
internal static class Template
{
    public static CommandTemplate Of(string template)
    {
        var result = CommandTemplate.Compile(template);
        Assert.True(result.Succeeded, result.Error?.Message);
        return result.Template;
    }

    /// <summary>Whether a command fits loosely, strictly: <c>yes</c>, <c>perhaps</c> (loosely only) or <c>no</c>.</summary>
    public static string Reading(CommandTemplate template, string command)
    {
        var (loose, strict) = (Fits(true), Fits(false));
        Assert.True(loose || !strict, $"`{command}` fits strictly and not loosely");
        return strict ? "yes" : loose ? "perhaps" : "no";

        bool Fits(bool isLoose) => template.IsMatch(SimpleCommands.One(command), "/home/u"u8, isLoose);
    }
}
