using System.Text;
using Federation.Gateway.Tests.Asking;

namespace Federation.Gateway.Tests.Privacy;

/// <summary>Words that exist nowhere else go through the schema by every door, and are found in the answers to who may read them and nowhere else.</summary>
public sealed class CanaryTests
{
    private readonly string _mark = Guid.CreateVersion7().ToString("N")[^12..];

    private string Name => $"Canari{_mark}nom";

    private string Email => $"canari{_mark}adresse@example.invalid";

    private string Story => $"Récit canari{_mark}récit";

    private string Question => $"Précision canari{_mark}question";

    private string Answer => $"Réponse canari{_mark}réponse";

    private object Contact => new { name = Name, email = Email, phone = "06 00 00 00 00" };

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task Personal_details_are_in_no_feed_no_list_no_error_and_no_log(On on)
    {
        await using var all = await Federated.Start(on);
        var (aura, bretagne, person) = (await all.SignIn("AURA"), await all.SignIn("Bretagne"), all.Visitor());
        var (filed, atAura, atBretagne) = await all.Received("canary-in-the-feed", Contact, Story);
        await bretagne.Done("askForInformation", new { idempotencyKey = "ask", referral = atBretagne, question = "OTHER", note = Question });
        await aura.Becomes(atAura, "INFO_REQUESTED");
        await person.Done("answerQuestion", filed.With("answer", ("answer", Answer)));
        await bretagne.Becomes(atBretagne, "IN_REVIEW");
        await bretagne.Done("acceptReferral", new { idempotencyKey = "yes", referral = atBretagne });
        await aura.Becomes(atAura, "ACCEPTED");
        Assert.Equal(Name, (await bretagne.Done("openSealed", new { idempotencyKey = "open", referral = atBretagne, what = "CONTACT" })).Text("contact", "name"));

        await InNoList(all, aura, bretagne);
        await InNoError(all, filed, atBretagne);
        await Quiet.Settled(all.Place);
        Assert.Equal(0, await all.Server.Process.Terminate());
        InNoFile(all, filed.Secret);
    }

    private async Task InNoList(Federated all, Client aura, Client bretagne)
    {
        const string Feed = "{ feed(first: 100) { edges { cursor node { position kind subjectId subject { id } change { status reason question on shortCode sealed purpose consent } } } } }";
        const string Lists = "query($hub: ID!) { referralInbox(hub: $hub, first: 100) { nodes { id shortCode timeline { title detail } disclosures { what } question { topic } } } sentReferrals(hub: $hub, filter: FOLLOWED, first: 50) { nodes { id timeline { title detail } } } }";
        foreach (var (client, hub) in new[] { (aura, "aura"), (bretagne, "bretagne") })
        {
            Clean((await client.Post(Feed)).Body, "a feed");
            Clean((await client.Post(Lists, new { hub = all.Hub(hub) })).Body, "a list");
        }

        // A coordinator's question is for both hubs and the person, in the request itself and nowhere else.
        Clean((await all.Visitor().Post(Feed)).Body, "everyone's feed");
    }

    private async Task InNoError(Federated all, Filed filed, string copy)
    {
        var bretagne = await all.SignIn("Bretagne");
        (Client Client, string Document, object? Variables)[] broken =
        [
            (all.Visitor(), "mutation($input: FileReferralInput!) { fileReferral(input: $input) { secret } }", new { input = new { idempotencyKey = "k", need = Story, contact = Contact } }),
            (all.Visitor(), "mutation($input: FileReferralInput!) { fileReferral(input: $input) { secret } }", new { input = new { idempotencyKey = "k", need = Requests.ForBretagne, story = new[] { Story }, contact = Email } }),
            (all.Visitor(), "mutation($input: FileReferralInput!) { fileReferral(input: $input) { secret } }", new Dictionary<string, object> { ["input"] = new Dictionary<string, object> { [Name] = Email } }),
            (all.Visitor(), $"mutation {{ fileReferral(input: {{ idempotencyKey: \"k\", story: \"{Story}\", need: {{ kind: NOTHING }} }}) {{ secret }} }}", null),
            (all.Visitor(), $"mutation {{ fileReferral(input: {{ idempotencyKey: \"k\", contact: {{ name: 1, email: \"{Email}\" }} }}) {{ secret }} }}", null),
            (all.Visitor(), "query($code: ShortCode!, $secret: Int!) { referral(shortCode: $code, secret: $secret) { status } }", new { code = filed.ShortCode, secret = filed.Secret }),
            (bretagne, "mutation($input: AskForInformationInput!) { askForInformation(input: $input) { errors { message } } }", new { input = new { idempotencyKey = "k", referral = copy, question = Question, note = Question } }),
        ];
        foreach (var (client, document, variables) in broken)
        {
            var said = await client.Post(document, variables);
            Assert.NotEmpty(said.Codes);
            Clean(said.Body, said.Body);
            Assert.DoesNotContain(filed.Secret, said.Body, StringComparison.Ordinal);
        }

        // Refused by the desk: the payload names the field, never what was typed.
        var refused = await all.Visitor().TryDo("fileReferral", Requests.Input("canary-bad-contact", Requests.ForBretagne, new { name = Name, email = $"{Email} {_mark}" }));
        Assert.Equal("contact.email", refused.Data.At("fileReferral", "errors")[0].Text("field"));
        Clean(refused.Body, "a payload's error");
        refused = await all.Visitor().TryDo("fileReferral", Requests.Input("canary-long-story", Requests.ForBretagne, null, Story + new string('x', 600)));
        Assert.Equal("story", refused.Data.At("fileReferral", "errors")[0].Text("field"));
        Clean(refused.Body, "a payload's error");
    }

    private void InNoFile(Federated all, string secret)
    {
        foreach (var word in new[] { _mark, secret })
        {
            Assert.DoesNotContain(word, all.Server.Process.Words, StringComparison.OrdinalIgnoreCase);
        }

        foreach (var file in Directory.EnumerateFiles(all.Place.Data, "*", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(file);
            foreach (var word in new[] { _mark, secret })
            {
                Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) < 0 && bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(word)) < 0, $"{Path.GetFileName(file)} holds it");
            }
        }
    }

    private void Clean(string text, string where) => Assert.True(!text.Contains(_mark, StringComparison.OrdinalIgnoreCase), $"it is in {where}");
}
