using Microsoft.Extensions.Options;

namespace ClientPortal.ServiceDefaults.Startup;

/// <summary>Runs a service's entry point so that a wrong setting ends it with a sentence, not with a stack trace.</summary>
public static class ServiceRunner
{
    /// <summary>Exit code for a missing or wrong setting (EX_CONFIG of sysexits.h).</summary>
    public const int ConfigurationExitCode = 78;

    /// <summary>Runs <paramref name="main"/> and returns the process's exit code.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> main)
    {
        ArgumentNullException.ThrowIfNull(main);
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
            await Console.Error.WriteLineAsync(failure);
        }
    }
}
