using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace ClientPortal.ServiceDefaults.Startup;

/// <summary>Runs a service's entry point so that a wrong setting ends it with a sentence, not with a stack trace.</summary>
public static partial class ServiceRunner
{
    /// <summary>Exit code for a missing or wrong setting (EX_CONFIG of sysexits.h).</summary>
    public const int ConfigurationExitCode = 78;

    private const int AddressTakenExitCode = 1; // another try may find it free

    /// <summary>Runs <paramref name="main"/> and returns the process's exit code.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> main)
    {
        ArgumentNullException.ThrowIfNull(main);
        var told = false;
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => told = true);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => told = true);
        try
        {
            return await main();
        }
        catch (SettingException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
        }
        catch (OptionsValidationException exception)
        {
            await PrintAsync(exception);
        }
        catch (InvalidOperationException exception) when (UnreadableSetting.Explain(exception) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
        }
        catch (OperationCanceledException) when (told)
        {
            // To stop, before it had started.
            return 0;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{exception.Message.TrimEnd('.')}. Set another one by ASPNETCORE_URLS, or end what uses it.");
            return AddressTakenExitCode;
        }
        catch (AggregateException several) when (several.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            foreach (var exception in several.InnerExceptions.Cast<OptionsValidationException>())
            {
                await PrintAsync(exception);
            }
        }

        return ConfigurationExitCode;
    }

    private static async Task PrintAsync(OptionsValidationException exception)
    {
        foreach (var failure in exception.Failures)
        {
            await Console.Error.WriteLineAsync(Bare().Match(failure) is { Success: true } match ? match.Groups["sentence"].Value : failure);
        }
    }

    // DataAnnotation validation failed for 'AuthOptions' members: 'Issuer' with the error: 'The setting … is missing.'.
    [GeneratedRegex("^DataAnnotation validation failed for '.*' members: '.*' with the error: '(?<sentence>.*)'\\.$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bare();
}
