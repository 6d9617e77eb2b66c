using System.Numerics;
using SigmaShake.Signing.Tests.Tuf.Support;
using static SigmaShake.Signing.Tests.Tuf.Support.RepositorySimulator;

namespace SigmaShake.Signing.Tests.Tuf.Client;

/// <summary>Abuse 12: every way in which some of those who may sign have signed. Too few are nobody, and what was trusted before stays so.</summary>
public sealed class ThresholdTests
{
    private const int People = 3;

    public static TheoryData<string, int> Configurations => [.. from role in new[] { Root, Targets, Snapshot, Timestamp } from threshold in Enumerable.Range(1, People) select (role, threshold)];

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Whoever_signs_it_takes_as_many_of_the_right_ones_as_the_root_says(string role, int threshold)
    {
        for (var who = 0; who < 1 << People; who++)
        {
            var repository = new RepositorySimulator();
            for (var i = 1; i < People; i++) repository.AddKey(role);
            repository.Role(role)["threshold"] = threshold;
            repository.Publish(Root, Targets, Snapshot, Timestamp);
            var client = new ClientRunner(repository);
            Assert.True(client.Refresh(), client.Error?.ToString());
            var before = client.Version(role);

            // Those who have signed, and somebody whom the root does not name.
            var all = repository.Signers[role];
            var signers = all.Where((_, i) => (who & (1 << i)) != 0).ToList();
            repository.Signers[role] = [.. signers, repository.NewKey()];
            repository.Publish(WithWhatStandsOn(role));

            var isEnough = BitOperations.PopCount((uint)who) >= threshold;
            Assert.True(isEnough == client.Refresh(), $"{role}, {threshold} of {People}, signed by {who:b3}: {client.Error}");
            Assert.Equal(isEnough ? before + 1 : before, client.Version(role));

            // Once enough of them sign, it goes on from there; a root that nobody can believe stays in the way of those behind it.
            repository.Signers[role] = all;
            repository.Publish(WithWhatStandsOn(role));
            Assert.True((role == Root && !isEnough) || client.Refresh(), client.Error?.ToString());
        }
    }

    private static IEnumerable<string> WithWhatStandsOn(string role) => role == Root ? [Root] : new[] { Targets, Snapshot, Timestamp }.SkipWhile(one => one != role);
}
