using Shouldly;
using Xunit;

namespace ClientPortal.Architecture.Tests;

/// <summary>The "never" list of the design, held against the project files.</summary>
public sealed class ReferenceRules
{
    private static readonly string[] Services =
    [
        "ClientPortal.Api", "ClientPortal.Notifications", "ClientPortal.BotGateway", "ClientPortal.Web", "ClientPortal.TelegramEmulator",
    ];

    private static IEnumerable<ProjectFile> Production =>
        Repository.Projects.Where(project => project.Path.StartsWith("src/", StringComparison.Ordinal) || project.Name == "ClientPortal.ServiceDefaults");

    [Fact]
    public void EveryProjectIsInTheSolution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "ClientPortal.sln")).Replace('\\', '/');
        Repository.Projects.Where(project => !solution.Contains(project.Path, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void NoServiceReachesAnotherService()
    {
        foreach (var project in Production)
        {
            project.Closure().Intersect(Services).Where(reached => reached != project.Name)
                .ShouldBeEmpty($"{project.Name} must not reference a service");
        }
    }

    [Fact]
    public void ContractsReferenceNothing()
    {
        var contracts = Repository.Project("ClientPortal.Contracts");
        contracts.Projects.ShouldBeEmpty();
        contracts.Packages.ShouldBeEmpty();
    }

    [Fact]
    public void ServiceDefaultsKnowNoDomainAndNoDatabase()
    {
        var defaults = Repository.Project("ClientPortal.ServiceDefaults");
        defaults.Projects.ShouldBeEmpty();
        defaults.Packages.Where(IsEntityFramework).ShouldBeEmpty();
    }

    [Fact]
    public void WebReachesNeitherEntityFrameworkNorTheNotificationStore()
    {
        foreach (var web in Repository.Projects.Where(project => project.Name == "ClientPortal.Web"))
        {
            var closure = web.Closure();
            closure.ShouldNotContain("ClientPortal.NotificationStore");
            closure.SelectMany(name => Repository.Project(name).Packages).Where(IsEntityFramework).ShouldBeEmpty();
        }
    }

    [Fact]
    public void OnlyNotificationsAndTheGatewayReachTheNotificationStore() =>
        Production.Where(project => project.Closure().Contains("ClientPortal.NotificationStore")).Select(project => project.Name)
            .ShouldBe(["ClientPortal.BotGateway", "ClientPortal.NotificationStore", "ClientPortal.Notifications"], ignoreOrder: true);

    [Fact]
    public void ProductionCodeDoesNotReachTheEmulatorOrTheTestSupport() =>
        Production.Where(project => project.Name != "ClientPortal.TelegramEmulator")
            .Where(project => project.Closure().Overlaps(["ClientPortal.TelegramEmulator", "ClientPortal.Testing"]))
            .ShouldBeEmpty();

    [Fact]
    public void PackageVersionsAreCentral() =>
        Repository.Files("*.csproj").Where(file => !Repository.Relative(file).StartsWith("ClientPortal.AppHost/", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("Version=\"", StringComparison.Ordinal)).ShouldBeEmpty();

    private static bool IsEntityFramework(string package) => package.Contains("EntityFramework", StringComparison.OrdinalIgnoreCase);
}
