using ClientPortal.Api.Commands;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("dance")]
    [InlineData("admin", "dance")]
    [InlineData("admin", "create", "--colour", "red")]
    [InlineData("admin", "create", "--user-name")]
    [InlineData("admin", "create", "--user-name", "a b", "--name", "Anna")]
    [InlineData("admin", "create", "--name", "Anna")]
    public async Task WrongCommandLineEndsWithASentence(params string[] args)
    {
        var (exitCode, output, errors) = await RunAsync(args);

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.Trim().ShouldEndWith(".");
        errors.Trim().Split('\n').ShouldHaveSingleItem();
    }

    [Fact]
    public async Task HelpNamesEveryVerb()
    {
        var (exitCode, output, _) = await RunAsync("help");

        exitCode.ShouldBe(0);
        foreach (var verb in new[] { "admin create", "keys rotate", "database provision", "help" })
        {
            output.ShouldContain(verb);
        }
    }

    [Fact]
    public async Task OptionsWithoutVerbBelongToTheServer()
    {
        (await RunAsync("--urls", "http://localhost:1")).ExitCode.ShouldBeNull();
        (await RunAsync()).ExitCode.ShouldBeNull();
    }

    private static async Task<(int? ExitCode, string Output, string Errors)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await CommandLine.RunAsync(args, output, errors);
        return (exitCode, output.ToString(), errors.ToString());
    }
}
