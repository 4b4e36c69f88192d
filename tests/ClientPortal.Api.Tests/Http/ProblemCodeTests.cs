using System.Reflection;
using System.Text.RegularExpressions;
using ClientPortal.ServiceDefaults.Problems;
using Shouldly;
using Xunit;

namespace ClientPortal.Api.Tests.Http;

/// <summary>Each code of the source stands in the API's description (of which routes, the other tests hold) and in the page about it.</summary>
public sealed partial class ProblemCodeTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Codes are constants of classes named ...Codes, ...Problems and OAuthError.
    private static IReadOnlyList<string> Codes =>
    [
        .. typeof(PortalApi).Assembly.GetTypes().Append(typeof(ProblemCodes))
            .Where(type => type.Name is "OAuthError" || type.Name.EndsWith("Codes", StringComparison.Ordinal) || type.Name.EndsWith("Problems", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(constant => constant.IsLiteral && constant.FieldType == typeof(string))
            .Select(constant => (string)constant.GetRawConstantValue()!)
            .Distinct(StringComparer.Ordinal),
    ];

    [Fact]
    public async Task EveryCodeIsDescribed()
    {
        var document = await api.Anonymous.GetStringAsync("/openapi/v1.json", Cancellation);

        Codes.Count.ShouldBeGreaterThan(40);
        Codes.Where(code => !document.Contains($"`{code}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task PageListsTheCodesAndNoOthers()
    {
        var rows = (await File.ReadAllLinesAsync(Path.Combine(Root(), "docs", "http-api.md"), Cancellation)).Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        var listed = rows.SelectMany(row => Code().Matches(row.Split('|')[1]).Select(match => match.Groups["code"].Value)).ToList();

        listed.ShouldBe([.. Codes, "method_not_allowed", "too_many_requests"], ignoreOrder: true);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ClientPortal.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the checkout.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("`(?<code>[a-z_]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
