using Shouldly;

namespace ClientPortal.Messaging.Tests.Support;

internal static class Ordering
{
    /// <summary>Per subject, the first arrivals rise without a gap; a repeat of something already seen is allowed.</summary>
    public static void ShouldKeepOrderWithinSubjects(this IEnumerable<(string Subject, long Sequence)> arrivals, int perSubject)
    {
        foreach (var subject in arrivals.GroupBy(arrival => arrival.Subject, StringComparer.Ordinal))
        {
            subject.Select(arrival => arrival.Sequence).Distinct().ShouldBe(Enumerable.Range(1, perSubject).Select(number => (long)number), $"subject {subject.Key}");
        }
    }
}
