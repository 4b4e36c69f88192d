using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace ClientPortal.Contracts.Tests;

/// <summary>
/// docs/events holds what integrators read. After a deliberate change of a record, run these tests with
/// <c>UPDATE_EVENT_DOCUMENTS=1</c> and commit what they write.
/// </summary>
public sealed class PublishedDocuments
{
    private static readonly string Folder = Path.Combine(FindRoot(), "docs", "events");

    private static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_EVENT_DOCUMENTS") == "1";

    public static TheoryData<string> EventTypes => [.. EventCatalog.All.Select(description => description.EventType)];

    [Theory]
    [MemberData(nameof(EventTypes))]
    public void SchemaOfTheEventIsPublished(string eventType) =>
        Compare($"{eventType}.schema.json", EventSchema.For(EventCatalog.All.Single(description => description.EventType == eventType)));

    [Fact]
    public void AsyncApiDocumentListsEveryEvent() => Compare("asyncapi.json", AsyncApi.Document());

    [Fact]
    public void NoDocumentIsLeftOfAnEventThatIsGone() =>
        Directory.EnumerateFiles(Folder, "*.schema.json").Select(Path.GetFileName)
            .ShouldBe(EventCatalog.All.Select(description => $"{description.EventType}.schema.json"), ignoreOrder: true);

    private static void Compare(string file, JsonNode expected)
    {
        var path = Path.Combine(Folder, file);
        var text = EventSchema.Print(expected);
        if (Update)
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, text);
        }

        File.Exists(path).ShouldBeTrue($"{file} is missing: run with UPDATE_EVENT_DOCUMENTS=1");
        File.ReadAllText(path).ShouldBe(text, $"{file} and its record differ: run with UPDATE_EVENT_DOCUMENTS=1 if that is meant");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ClientPortal.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests must run from inside the repository.");
        }

        return folder.FullName;
    }
}
