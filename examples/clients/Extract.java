// The record of a saved page: java Extract.java page.html [http://127.0.0.1:8321]
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

public class Extract {
    public static void main(String[] arguments) throws Exception {
        String home = arguments.length > 1 ? arguments[1] : "http://127.0.0.1:8321";
        HttpRequest request = HttpRequest.newBuilder(URI.create(home + "/v1/extract"))
            .header("Content-Type", "text/html")
            .POST(HttpRequest.BodyPublishers.ofFile(Path.of(arguments[0])))
            .build();
        HttpResponse<String> answer = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
            .send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) { // "busy" and "unavailable": try again after Retry-After
            System.err.println(answer.body());
            System.exit(1);
        }
        System.out.println(answer.body()); // JSON: read it with the library you have
    }
}
