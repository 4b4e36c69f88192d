namespace ClientPortal.Api.Commands;

/// <summary>Something that the command line does instead of serving: <c>dotnet ClientPortal.Api.dll admin create …</c>.</summary>
internal interface IVerb
{
    /// <summary>Its words, such as <c>admin create</c>.</summary>
    string Name { get; }

    /// <summary>Options and what it does, for <c>help</c>.</summary>
    string Usage { get; }

    /// <summary>Options that take a value.</summary>
    IReadOnlyCollection<string> Options => [];

    IReadOnlyCollection<string> Flags => [];

    /// <summary>Returns what to print.</summary>
    Task<string> RunAsync(VerbArguments arguments, CancellationToken cancellationToken);
}
